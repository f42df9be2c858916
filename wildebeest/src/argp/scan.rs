//! The command line, option by option: getopt's rules, without its global variables and its printing.
#![forbid(unsafe_code)]

use super::table::{OptionTable, Takes};

/// The words of the command line, which the program may change between two steps.
pub trait Words {
    /// How a word is remembered.
    type Word: Copy;
    /// How many there are.
    fn count(&self) -> usize;
    /// The word at `index`, if it is there.
    fn word(&self, index: usize) -> Option<Self::Word>;
    /// What a word says.
    fn text(&self, word: Self::Word) -> &[u8];
    /// Exchanges `first..middle` with `middle..last`.
    fn exchange(&mut self, first: usize, middle: usize, last: usize);
}

/// What to do with words that are no options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordering {
    /// Look for options behind them, and leave them behind all options.
    Permute,
    /// The first one ends the options.
    RequireOrder,
    /// Give them as they come.
    InOrder,
}

/// The part of a word from `offset` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail<W> {
    pub word: W,
    pub offset: usize,
}

/// Why a word is not an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault<W> {
    /// No option has the name.
    Unrecognized {
        word: W,
        prefix: &'static str,
        name: usize,
    },
    /// More than one has a name that begins so.
    Ambiguous {
        word: W,
        prefix: &'static str,
        name: usize,
    },
    /// `--name=argument`, but it takes none.
    Superfluous {
        prefix: &'static str,
        option: usize,
    },
    /// The last word, and it takes an argument.
    Missing {
        prefix: &'static str,
        option: usize,
    },
    InvalidLetter(u8),
    MissingForLetter(u8),
}

/// One step on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<W> {
    /// The short option at this place of the table.
    Short {
        option: usize,
        value: Option<Tail<W>>,
    },
    /// The long option at this place of the table.
    Long {
        option: usize,
        value: Option<Tail<W>>,
    },
    /// A word in its place ([`Ordering::InOrder`]).
    Argument(W),
    Fault(Fault<W>),
    /// No more options.
    End,
}

/// Where the scan stands.
pub struct Scanner<W> {
    ordering: Ordering,
    /// Whether `-name` may be a long option too.
    pub long_only: bool,
    /// What is left of a word of short options.
    letters: Option<Tail<W>>,
    /// The words that were skipped, to be put behind the options.
    first_skipped: usize,
    end_of_skipped: usize,
}

/// A word as the first look at it has it.
enum Kind {
    Argument,
    /// `--`
    Separator,
    Option,
}

impl<W: Copy> Scanner<W> {
    /// A scan that has yet to start.
    pub const fn new(ordering: Ordering, long_only: bool) -> Self {
        Self { ordering, long_only, letters: None, first_skipped: 0, end_of_skipped: 0 }
    }

    /// Begins with the word at `index`.
    pub fn start(&mut self, index: usize) {
        self.first_skipped = index;
        self.end_of_skipped = index;
    }

    /// The next step; `next` is the index of the word that comes next, and moves on.
    pub fn step<V: Words<Word = W>>(&mut self, words: &mut V, table: &OptionTable<'_>, next: &mut usize) -> Step<W> {
        let letters = self.letters.filter(|tail| tail.offset < words.text(tail.word).len());
        if let Some(tail) = letters {
            return self.letter(words, table, next, tail);
        }
        self.end_of_skipped = self.end_of_skipped.min(*next);
        self.first_skipped = self.first_skipped.min(*next);
        self.find_option(words, next);
        if let Some(end) = self.end(words, next) {
            return end;
        }
        let Some(word) = words.word(*next) else { return Step::End };
        match self.kind(words, word) {
            Kind::Argument => self.argument(next, word),
            Kind::Separator | Kind::Option => self.option(words, table, next, word),
        }
    }

    fn kind<V: Words<Word = W>>(&self, words: &V, word: W) -> Kind {
        match words.text(word) {
            b"--" => Kind::Separator,
            [b'-', _, ..] => Kind::Option,
            _ => Kind::Argument,
        }
    }

    /// Puts options seen meanwhile before the skipped words, and skips words up to the next option.
    fn find_option<V: Words<Word = W>>(&mut self, words: &mut V, next: &mut usize) {
        if self.ordering == Ordering::Permute {
            self.keep_skipped_together(words, *next);
            while words.word(*next).is_some_and(|word| matches!(self.kind(words, word), Kind::Argument)) {
                *next = next.saturating_add(1);
            }
            self.end_of_skipped = *next;
        }
        let separator = words.word(*next).is_some_and(|word| matches!(self.kind(words, word), Kind::Separator));
        if separator {
            *next = next.saturating_add(1);
            self.keep_skipped_together(words, *next);
            self.end_of_skipped = words.count();
            *next = words.count();
        }
    }

    fn keep_skipped_together<V: Words<Word = W>>(&mut self, words: &mut V, next: usize) {
        if self.first_skipped == self.end_of_skipped {
            self.first_skipped = next;
        } else if self.end_of_skipped != next {
            words.exchange(self.first_skipped, self.end_of_skipped, next);
            let moved = next.saturating_sub(self.end_of_skipped);
            self.first_skipped = self.first_skipped.saturating_add(moved);
        }
        self.end_of_skipped = next;
    }

    /// At the end of the words: the skipped ones come next.
    fn end<V: Words<Word = W>>(&self, words: &V, next: &mut usize) -> Option<Step<W>> {
        if *next != words.count() {
            return None;
        }
        if self.first_skipped != self.end_of_skipped {
            *next = self.first_skipped;
        }
        Some(Step::End)
    }

    fn argument(&self, next: &mut usize, word: W) -> Step<W> {
        if self.ordering == Ordering::RequireOrder {
            return Step::End;
        }
        *next = next.saturating_add(1);
        Step::Argument(word)
    }

    fn option<V: Words<Word = W>>(
        &mut self,
        words: &mut V,
        table: &OptionTable<'_>,
        next: &mut usize,
        word: W,
    ) -> Step<W> {
        let text = words.text(word);
        if text.starts_with(b"--") {
            let long = self.long(words, table, next, word, "--");
            return long.unwrap_or(Step::Fault(Fault::Unrecognized { word, prefix: "--", name: 2 }));
        }
        let first = text.get(1).copied().unwrap_or(0);
        let is_letter = table.short(first).is_some();
        if self.long_only && (text.len() > 2 || !is_letter) {
            if let Some(step) = self.long(words, table, next, word, "-") {
                return step;
            }
            if !is_letter {
                *next = next.saturating_add(1);
                return Step::Fault(Fault::Unrecognized { word, prefix: "-", name: 1 });
            }
        }
        self.letter(words, table, next, Tail { word, offset: 1 })
    }

    /// A long option. `None`: there is none with this name; `--` has then been passed.
    fn long<V: Words<Word = W>>(
        &mut self,
        words: &mut V,
        table: &OptionTable<'_>,
        next: &mut usize,
        word: W,
        prefix: &'static str,
    ) -> Option<Step<W>> {
        let start = prefix.len();
        let written = words.text(word).get(start..).unwrap_or_default();
        let equals = written.iter().position(|&byte| byte == b'=');
        let name = equals.and_then(|end| written.get(..end)).unwrap_or(written);
        let found = table.long(name, self.long_only);
        if found.is_some() || prefix == "--" {
            *next = next.saturating_add(1);
        }
        let Ok(option) = found? else {
            return Some(Step::Fault(Fault::Ambiguous { word, prefix, name: start }));
        };
        let attached = equals.map(|at| Tail { word, offset: start.saturating_add(at).saturating_add(1) });
        let takes = table.long_at(option).map_or(Takes::Nothing, |option| option.takes);
        let value = match (takes, attached) {
            (Takes::Nothing, Some(_)) => return Some(Step::Fault(Fault::Superfluous { prefix, option })),
            (Takes::Argument, None) => match take_word(words, next) {
                None => return Some(Step::Fault(Fault::Missing { prefix, option })),
                value => value,
            },
            _ => attached,
        };
        Some(Step::Long { option, value })
    }

    /// The short option at `tail`.
    fn letter<V: Words<Word = W>>(
        &mut self,
        words: &V,
        table: &OptionTable<'_>,
        next: &mut usize,
        tail: Tail<W>,
    ) -> Step<W> {
        let text = words.text(tail.word);
        let letter = text.get(tail.offset).copied().unwrap_or(0);
        let behind = Tail { offset: tail.offset.saturating_add(1), ..tail };
        let rest = Some(behind).filter(|behind| behind.offset < text.len());
        self.letters = rest;
        if rest.is_none() {
            *next = next.saturating_add(1);
        }
        let Some((option, takes)) = table.short(letter) else {
            return Step::Fault(Fault::InvalidLetter(letter));
        };
        if takes == Takes::Nothing {
            return Step::Short { option, value: None };
        }
        self.letters = None;
        let value = match rest {
            Some(_) => {
                *next = next.saturating_add(1);
                rest
            }
            None if takes == Takes::Argument => match take_word(words, next) {
                None => return Step::Fault(Fault::MissingForLetter(letter)),
                value => value,
            },
            None => None,
        };
        Step::Short { option, value }
    }
}

/// The word at `next` as an option's argument.
fn take_word<V: Words>(words: &V, next: &mut usize) -> Option<Tail<V::Word>> {
    let word = words.word(*next)?;
    *next = next.saturating_add(1);
    Some(Tail { word, offset: 0 })
}
