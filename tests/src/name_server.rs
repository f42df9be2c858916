//! A name server for the tests: it knows a few records, and that there are no others.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, UdpSocket},
    thread::{self, JoinHandle},
};

use anyhow::{Context, Result, bail};

/// Where it is in each network namespace.
const ADDRESS: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 53);

/// The longest message over UDP.
const MOST: usize = 512;

/// A server in the network namespace of the thread that started it, until it is dropped.
pub struct NameServer {
    threads: Vec<JoinHandle<()>>,
}

/// A line `name TYPE data`.
#[derive(Clone, Debug)]
struct Record {
    name: Vec<u8>,
    kind: u16,
    data: Vec<u8>,
}

const CNAME: u16 = 5;

/// Response codes (RFC 1035, 4.1.1).
const NO_ERROR: u8 = 0;
const SERVER_FAILURE: u8 = 2;
const NO_SUCH_NAME: u8 = 3;

/// A type of our own: whoever asks for this name is told that the server failed.
const FAILURE: u16 = 0;

impl NameServer {
    /// Starts a server that knows these records: `host.example A 192.0.2.10`.
    pub fn start(records: &[String]) -> Result<Self> {
        let records = records.iter().map(|line| Record::read(line)).collect::<Result<Vec<_>>>()?;
        let socket = UdpSocket::bind(ADDRESS).context("cannot be the name server")?;
        let listener = TcpListener::bind(ADDRESS).context("cannot be the name server")?;
        let over_tcp = records.clone();
        let threads = vec![
            thread::spawn(move || serve(&socket, &records)),
            thread::spawn(move || {
                listener.incoming().flatten().take_while(|stream| serve_client(stream, &over_tcp)).for_each(drop)
            }),
        ];
        Ok(Self { threads })
    }
}

impl Drop for NameServer {
    fn drop(&mut self) {
        // An empty message ends each of the two.
        let sent = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|socket| socket.send_to(&[], ADDRESS));
        if sent.is_ok() && TcpStream::connect(ADDRESS).is_ok() {
            self.threads.drain(..).for_each(|thread| drop(thread.join()));
        }
    }
}

fn serve(socket: &UdpSocket, records: &[Record]) {
    let mut message = [0; MOST];
    while let Ok((length, client)) = socket.recv_from(&mut message) {
        let Some(query) = message.get(..length).filter(|query| !query.is_empty()) else { return };
        let Some(mut response) = respond(query, records) else { continue };
        if response.len() > MOST {
            response.truncate(MOST);
            if let Some(flags) = response.get_mut(2) {
                *flags |= 0x02;
            }
        }
        let _ = socket.send_to(&response, client);
    }
}

/// Answers the queries of a client over TCP; says whether there was one.
fn serve_client(mut stream: &TcpStream, records: &[Record]) -> bool {
    let mut answer = || -> io::Result<()> {
        let mut length = [0; 2];
        stream.read_exact(&mut length)?;
        let mut query = vec![0; usize::from(u16::from_be_bytes(length))];
        stream.read_exact(&mut query)?;
        let response = respond(&query, records).unwrap_or_default();
        let mut message = (response.len() as u16).to_be_bytes().to_vec();
        message.extend(response);
        stream.write_all(&message)
    };
    let mut answered = false;
    while answer().is_ok() {
        answered = true;
    }
    answered
}

/// The response to a query of one question; `None` when it is not understood.
fn respond(query: &[u8], records: &[Record]) -> Option<Vec<u8>> {
    let (header, question) = query.split_at_checked(12)?;
    let name_end = end_of_name(question)?;
    let question = question.get(..name_end + 4)?;
    let (name, kind) = question.split_at_checked(name_end)?;
    let kind = u16::from_be_bytes([*kind.first()?, *kind.get(1)?]);
    let (code, answers) = answer(&name.to_ascii_lowercase(), kind, records);
    let mut response = header.get(..2)?.to_vec();
    let count = u16::try_from(answers.len()).ok()?.to_be_bytes();
    // A response, recursion desired and available; one question, so many answers, nothing else.
    response.extend([0x81, 0x80 | code, 0, 1, count[0], count[1], 0, 0, 0, 0]);
    response.extend(question);
    for record in answers {
        response.extend(&record.name);
        response.extend(record.kind.to_be_bytes());
        response.extend([0, 1, 0, 0, 0, 60]);
        response.extend(u16::try_from(record.data.len()).ok()?.to_be_bytes());
        response.extend(&record.data);
    }
    Some(response)
}

/// Where the labels that start `text` end.
fn end_of_name(text: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        let length = usize::from(*text.get(end)?);
        end += length + 1;
        if length == 0 {
            return Some(end);
        }
    }
}

/// The records asked for, behind the aliases that lead to them.
fn answer<'a>(name: &[u8], kind: u16, records: &'a [Record]) -> (u8, Vec<&'a Record>) {
    let of_name: Vec<_> = records.iter().filter(|record| record.name == name).collect();
    if of_name.iter().any(|record| record.kind == FAILURE) {
        return (SERVER_FAILURE, Vec::new());
    }
    if let Some(alias) = of_name.iter().find(|record| record.kind == CNAME && kind != CNAME) {
        let (code, mut answers) = answer(&alias.data, kind, records);
        answers.insert(0, alias);
        return (code, answers);
    }
    let code = if of_name.is_empty() { NO_SUCH_NAME } else { NO_ERROR };
    (code, of_name.into_iter().filter(|record| record.kind == kind).collect())
}

impl Record {
    fn read(line: &str) -> Result<Self> {
        let mut words = line.split_whitespace();
        let mut word = || words.next().with_context(|| format!("`{line}` is no record"));
        let (name, kind) = (labels(word()?)?, word()?);
        let (kind, data) = match kind {
            "A" => (1, word()?.parse::<Ipv4Addr>()?.octets().to_vec()),
            "AAAA" => (28, word()?.parse::<Ipv6Addr>()?.octets().to_vec()),
            "CNAME" => (CNAME, labels(word()?)?),
            "PTR" => (12, labels(word()?)?),
            "FAILURE" => (FAILURE, Vec::new()),
            _ => bail!("`{line}`: no such type"),
        };
        Ok(Self { name, kind, data })
    }
}

/// A name as it is sent: each label with its length in front, and an empty one last.
fn labels(name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for label in name.split('.') {
        bytes.push(u8::try_from(label.len())?);
        bytes.extend(label.as_bytes());
    }
    bytes.push(0);
    Ok(bytes)
}
