//! Messages of the domain name system (RFC 1035, section 4): a question, and what a server answers.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    A = 1,
    Ptr = 12,
    Aaaa = 28,
}

const CNAME: u16 = 5;

/// The class of the Internet.
const INTERNET: u16 = 1;

/// Length of a message's header.
const HEADER: usize = 12;

/// A question to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    name: Vec<u8>,
    kind: Kind,
    /// The message.
    pub bytes: Vec<u8>,
}

/// What a server answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The name that has the records, at the end of all aliases.
    pub name: Vec<u8>,
    /// The aliases that lead there.
    pub aliases: Vec<Vec<u8>>,
    pub addresses: Vec<IpAddr>,
    /// The name to which a pointer points.
    pub pointer: Option<Vec<u8>>,
}

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no answer to the question.
    Foreign,
    /// It was cut to fit.
    Truncated,
    /// The server says that there is no such name.
    NoSuchName,
    /// The server cannot answer.
    Failure,
}

impl Question {
    /// A question for the records of a complete name; `None` where there can be no such name.
    pub fn new(id: u16, name: &[u8], kind: Kind) -> Option<Self> {
        let mut bytes = id.to_be_bytes().to_vec();
        // Recursion desired; one question, and nothing else.
        bytes.extend([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        for label in name.split(|&byte| byte == b'.') {
            bytes.push(u8::try_from(label.len()).ok().filter(|length| (1..64).contains(length))?);
            bytes.extend(label);
        }
        bytes.push(0);
        if bytes.len() > HEADER + 255 {
            return None;
        }
        bytes.extend((kind as u16).to_be_bytes());
        bytes.extend(INTERNET.to_be_bytes());
        Some(Self { name: name.to_vec(), kind, bytes })
    }

    /// Reads a message as the reply to this question.
    pub fn reply(&self, message: &[u8]) -> Result<Reply, Flaw> {
        let mut reader = Reader { message, position: HEADER };
        let header = message.get(..HEADER).ok_or(Flaw::Foreign)?;
        let same_id = header.get(..2) == self.bytes.get(..2);
        let (flags, code) = (header.get(2).copied().unwrap_or(0), header.get(3).copied().unwrap_or(0) & 0xf);
        let asked = reader.name().filter(|name| name.eq_ignore_ascii_case(&self.name));
        if !same_id || flags & 0x80 == 0 || asked.is_none() || reader.u16() != Some(self.kind as u16) {
            return Err(Flaw::Foreign);
        }
        match code {
            _ if flags & 0x02 != 0 => Err(Flaw::Truncated),
            0 => self.answers(&mut reader, header.get(6..8).unwrap_or_default()).ok_or(Flaw::Failure),
            3 => Err(Flaw::NoSuchName),
            _ => Err(Flaw::Failure),
        }
    }

    /// Reads as many records as `count` says, and follows the aliases among them.
    fn answers(&self, reader: &mut Reader<'_>, count: &[u8]) -> Option<Reply> {
        let count = u16::from_be_bytes(count.try_into().ok()?);
        reader.u16()?;
        let mut reply = Reply { name: self.name.clone(), ..Reply::default() };
        for _ in 0..count {
            let owner = reader.name()?;
            let (kind, class) = (reader.u16()?, reader.u16()?);
            reader.take(4)?;
            let length = reader.u16()?;
            let mut data = Reader { message: reader.message, position: reader.position };
            let bytes = reader.take(usize::from(length))?;
            if class != INTERNET || !owner.eq_ignore_ascii_case(&reply.name) {
                continue;
            }
            match kind {
                CNAME => {
                    reply.aliases.push(owner);
                    reply.name = data.name().filter(|name| is_host_name(name))?;
                }
                _ if kind != self.kind as u16 => {}
                _ if self.kind == Kind::Ptr => {
                    reply.pointer = reply.pointer.or_else(|| data.name().filter(|name| is_host_name(name)));
                }
                _ => reply.addresses.push(address(bytes)?),
            }
        }
        Some(reply)
    }
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    let v4 = <[u8; 4]>::try_from(bytes).map(|bytes| IpAddr::V4(Ipv4Addr::from(bytes)));
    let v6 = || <[u8; 16]>::try_from(bytes).map(|bytes| IpAddr::V6(Ipv6Addr::from(bytes)));
    v4.or_else(|_| v6()).ok()
}

/// Whether a name can be printed as the name of a host: nothing strange comes from the network to a script.
fn is_host_name(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(byte))
}

/// Reads a message from a position on.
struct Reader<'a> {
    message: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.position.checked_add(count)?;
        let bytes = self.message.get(self.position..end)?;
        self.position = end;
        Some(bytes)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_be_bytes)
    }

    /// Reads a name, which may go on elsewhere: each time further to the front, so that it ends.
    fn name(&mut self) -> Option<Vec<u8>> {
        let mut name = Vec::new();
        let mut reader = Reader { message: self.message, position: self.position };
        let mut front = self.position;
        let mut jumped = false;
        loop {
            let length = *reader.take(1)?.first()?;
            match length {
                0 => break,
                1..64 => {
                    if !name.is_empty() {
                        name.push(b'.');
                    }
                    name.extend(reader.take(usize::from(length))?);
                }
                192.. => {
                    let low = *reader.take(1)?.first()?;
                    if !jumped {
                        self.position = reader.position;
                        jumped = true;
                    }
                    reader.position = usize::from(u16::from_be_bytes([length & 0x3f, low]));
                    if reader.position >= front {
                        return None;
                    }
                    front = reader.position;
                }
                _ => return None,
            }
        }
        if !jumped {
            self.position = reader.position;
        }
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn question() -> Option<Question> {
        Question::new(0x1234, b"www.example", Kind::A)
    }

    /// The message of a server that repeats the question and adds `answers`.
    fn message(flags: [u8; 2], count: u8, answers: &[u8]) -> Option<Vec<u8>> {
        let mut message = question()?.bytes;
        message.splice(2..4, flags);
        *message.get_mut(7)? = count;
        message.extend(answers);
        Some(message)
    }

    #[test]
    fn aliases_are_followed() {
        // www.example is an alias of a.example, whose address is 192.0.2.1.
        let answers =
            b"\xc0\x0c\0\x05\0\x01\0\0\0\0\0\x04\x01a\xc0\x10\xc0\x29\0\x01\0\x01\0\0\0\0\0\x04\xc0\0\x02\x01";
        let reply = question().and_then(|question| question.reply(&message([0x81, 0x80], 2, answers)?).ok());
        let expected = Reply {
            name: b"a.example".to_vec(),
            aliases: vec![b"www.example".to_vec()],
            addresses: vec![Ipv4Addr::new(192, 0, 2, 1).into()],
            pointer: None,
        };
        assert_eq!(reply, Some(expected));
    }

    #[test]
    fn flaws_are_told_apart() {
        let reply = |flags| question().and_then(|question| Some(question.reply(&message(flags, 0, b"")?)));
        assert_eq!(reply([0x81, 0x83]), Some(Err(Flaw::NoSuchName)));
        assert_eq!(reply([0x81, 0x82]), Some(Err(Flaw::Failure)));
        assert_eq!(reply([0x83, 0x80]), Some(Err(Flaw::Truncated)));
        assert_eq!(reply([0x01, 0x00]), Some(Err(Flaw::Foreign)));
        assert_eq!(Question::new(0, b"a..b", Kind::A), None);
        assert_eq!(Question::new(0, b"", Kind::A), None);
        assert_eq!(Question::new(0, "a".repeat(64).as_bytes(), Kind::A), None);
        assert_eq!(Question::new(0, "a.".repeat(130).trim_end_matches('.').as_bytes(), Kind::A), None);
    }

    proptest! {
        #[test]
        fn no_answer_is_too_strange(count in any::<u8>(), answers in prop::collection::vec(any::<u8>(), 0..80)) {
            if let (Some(question), Some(message)) = (question(), message([0x81, 0x80], count, &answers)) {
                let _ = question.reply(&message);
            }
        }

        #[test]
        fn no_message_is_too_strange(message in prop::collection::vec(any::<u8>(), 0..80)) {
            let mut reader = Reader { message: &message, position: 0 };
            while reader.name().is_some() {}
        }
    }
}
