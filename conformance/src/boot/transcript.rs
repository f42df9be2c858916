//! What the checks wrote while the system ran, line by line.

/// The checks that began, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Transcript(Vec<Entry>);

/// One check.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of its file.
    pub name: String,
    /// What it printed.
    pub output: Vec<String>,
    /// How it ended, if it did.
    pub status: Option<i32>,
}

impl Transcript {
    /// Understands the lines of `usr/lib/conformance/run`: `@begin NAME`, `| what was printed`, `@end NAME STATUS`.
    /// Anything may have got in between, and the text may end anywhere.
    pub fn parse(text: &str) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        for line in text.lines().map(|line| line.trim_end_matches('\r')) {
            if let Some(name) = line.strip_prefix("@begin ") {
                entries.push(Entry { name: name.to_owned(), output: Vec::new(), status: None });
                continue;
            }
            let Some(entry) = entries.last_mut().filter(|entry| entry.status.is_none()) else { continue };
            if let Some(output) = line.strip_prefix("| ") {
                entry.output.push(output.to_owned());
            } else if let Some((name, status)) = line.strip_prefix("@end ").and_then(|rest| rest.split_once(' ')) {
                entry.status = status.parse().ok().filter(|_| name == entry.name);
            }
        }
        Self(entries)
    }

    /// The check whose file has this name.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_and_what_they_print_are_told_apart() {
        let text =
            "noise\r\n@begin 00\r\n| active\r\n| @end 00 1\r\n@end 00 0\r\n| late\r\n@begin 01\r\n@end 01 124\r\n";
        let transcript = Transcript::parse(text);
        let first = transcript.find("00");
        assert_eq!(first.map(|entry| entry.output.as_slice()), Some(["active".into(), "@end 00 1".into()].as_slice()));
        assert_eq!(first.and_then(|entry| entry.status), Some(0));
        assert_eq!(transcript.find("01").and_then(|entry| entry.status), Some(124));
        assert_eq!(transcript.find("02"), None);
    }

    #[test]
    fn a_check_that_was_cut_off_has_no_end() {
        for text in ["@begin 00\n| act", "@begin 00\n@end 00", "@begin 00\n@end 01 0\n", "@begin 00\n@end 00 x\n"] {
            let transcript = Transcript::parse(text);
            assert_eq!(transcript.find("00").map(|entry| entry.status), Some(None), "{text}");
        }
        assert_eq!(Transcript::parse(""), Transcript::default());
    }
}
