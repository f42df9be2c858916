//! A question goes out, and a reply comes in: over UDP, and over TCP where it does not fit.

use std::{
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io::{self, Read as _, Write as _},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, UdpSocket},
    time::{Duration, Instant},
};

use super::{
    configuration::Configuration,
    message::{Flaw, Kind, Question, Reply},
};
use crate::services::Status;

/// Asks one server after the other, as often as the configuration says.
pub fn ask(configuration: &Configuration, name: &[u8], kind: Kind) -> Result<Reply, Status> {
    let question = Question::new(random(), name, kind).ok_or(Status::NotFound)?;
    for _ in 0..configuration.attempts {
        for &server in &configuration.servers {
            match ask_server(server, &question, configuration.timeout) {
                Ok(reply) => return Ok(reply),
                Err(Flaw::NoSuchName) => return Err(Status::NotFound),
                Err(_) => {}
            }
        }
    }
    Err(Status::TryAgain)
}

/// A number that nobody can guess: whoever sends an answer has seen the question.
fn random() -> u16 {
    RandomState::new().build_hasher().finish() as u16
}

fn ask_server(server: SocketAddr, question: &Question, timeout: Duration) -> Result<Reply, Flaw> {
    match over_udp(server, question, timeout) {
        Ok(Err(Flaw::Truncated)) => over_tcp(server, question, timeout).unwrap_or(Err(Flaw::Failure)),
        Ok(reply) => reply,
        Err(_) => Err(Flaw::Failure),
    }
}

fn over_udp(server: SocketAddr, question: &Question, timeout: Duration) -> io::Result<Result<Reply, Flaw>> {
    let any: SocketAddr =
        if server.is_ipv4() { (Ipv4Addr::UNSPECIFIED, 0).into() } else { (Ipv6Addr::UNSPECIFIED, 0).into() };
    let socket = UdpSocket::bind(any)?;
    // From now on the kernel tells when nobody is there, and lets no other address answer.
    socket.connect(server)?;
    socket.send(&question.bytes)?;
    let end = Instant::now() + timeout;
    let mut message = [0; 4096];
    loop {
        let left = end.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        socket.set_read_timeout(Some(left))?;
        let length = socket.recv(&mut message)?;
        match question.reply(message.get(..length).unwrap_or_default()) {
            Err(Flaw::Foreign) if Instant::now() < end => {}
            reply => return Ok(reply),
        }
    }
}

fn over_tcp(server: SocketAddr, question: &Question, timeout: Duration) -> io::Result<Result<Reply, Flaw>> {
    let mut stream = TcpStream::connect_timeout(&server, timeout)?;
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    // Never longer than 65535 bytes: a name has at most 255.
    let mut request = (question.bytes.len() as u16).to_be_bytes().to_vec();
    request.extend(&question.bytes);
    stream.write_all(&request)?;
    let mut length = [0; 2];
    stream.read_exact(&mut length)?;
    let mut message = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut message)?;
    Ok(question.reply(&message))
}
