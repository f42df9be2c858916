//! Bytes as one line of readable text and back.
//!
//! A backslash is `\\`, a control character `\r`, `\t` or `\x00`, a byte that is no UTF-8 `\xff`, a blank
//! at the end of a line `\x20`, and a line that has no newline ends in `\c`.

use anyhow::{Context, Result, bail};

/// The lines of `bytes`, each as text.
pub fn lines(bytes: &[u8]) -> Vec<String> {
    bytes.split_inclusive(|&byte| byte == b'\n').map(line).collect()
}

fn line(bytes: &[u8]) -> String {
    let (content, end) = bytes.strip_suffix(b"\n").map_or((bytes, "\\c"), |content| (content, ""));
    let mut text = String::new();
    for chunk in content.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '\\' => text.push_str("\\\\"),
                '\r' => text.push_str("\\r"),
                '\t' => text.push_str("\\t"),
                letter if letter.is_control() && letter.is_ascii() => text.push_str(&hexadecimal(letter as u8)),
                letter => text.push(letter),
            }
        }
        text.extend(chunk.invalid().iter().map(|&byte| hexadecimal(byte)));
    }
    if end.is_empty() && text.ends_with(' ') {
        text.pop();
        text.push_str("\\x20");
    }
    text + end
}

fn hexadecimal(byte: u8) -> String {
    format!("\\x{byte:02x}")
}

/// The bytes of a line written as [`lines`] writes it, with the newline unless it ends in `\c`.
pub fn bytes(line: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = line;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend(plain.as_bytes());
        let mut letters = escape.chars();
        match letters.next() {
            Some('\\') => bytes.push(b'\\'),
            Some('r') => bytes.push(b'\r'),
            Some('t') => bytes.push(b'\t'),
            Some('c') if letters.as_str().is_empty() => return Ok(bytes),
            Some('x') => {
                let digits = letters.as_str().get(..2).context("\\x wants two digits")?;
                bytes.push(u8::from_str_radix(digits, 16)?);
                letters.nth(1);
            }
            _ => bail!("unknown escape in `{line}`"),
        }
        rest = letters.as_str();
    }
    bytes.extend(rest.as_bytes());
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() -> Result<()> {
        for text in ["", "\n", "a\n", "a", "a \n", "\\\t\r\0\x7f \n\n", "ü\n"] {
            assert_eq!(
                lines(text.as_bytes()).iter().map(|line| bytes(line)).collect::<Result<Vec<_>>>()?.concat(),
                text.as_bytes()
            );
        }
        assert_eq!(lines(b"a\xff\xc3 \nb"), ["a\\xff\\xc3\\x20", "b\\c"]);
        assert_eq!(bytes("a\\xff\\xc3\\x20")?, b"a\xff\xc3 \n");
        assert!(bytes("\\").is_err() && bytes("\\q").is_err() && bytes("\\x1").is_err());
        Ok(())
    }
}
