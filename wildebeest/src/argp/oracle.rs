//! The scan of the command line against glibc's `getopt_long`, whose rules it follows.
use std::{
    ffi::{CStr, CString, c_char, c_int},
    ptr,
};

use proptest::prelude::*;

use super::{
    scan::{Ordering, Scanner, Step, Tail, Words},
    table::{LongOption, OptionTable, ShortOption, Takes},
};

const SHORTS: [(u8, Takes); 3] = [(b'a', Takes::Nothing), (b'b', Takes::Argument), (b'c', Takes::Perhaps)];

/// Names, some of which begin alike; the numbers tell what they mean.
const LONGS: [(&CStr, Takes, c_int); 7] = [
    (c"all", Takes::Nothing, 256),
    (c"almost", Takes::Argument, 257),
    (c"b", Takes::Nothing, 258),
    (c"same-one", Takes::Perhaps, 259),
    (c"same-two", Takes::Perhaps, 259),
    (c"other", Takes::Perhaps, 260),
    (c"others", Takes::Argument, 261),
];

/// What is seen of a step from outside.
#[derive(Debug, PartialEq)]
enum Seen {
    Short(u8, Option<Vec<u8>>),
    Long(usize, Option<Vec<u8>>),
    Argument(Vec<u8>),
    Fault,
}

/// All steps, the words as they stand then, and which of them is the first that is no option.
type Scan = (Vec<Seen>, Vec<Vec<u8>>, usize);

struct Line(Vec<Vec<u8>>, Vec<usize>);

impl Words for Line {
    type Word = usize;

    fn count(&self) -> usize {
        self.1.len()
    }

    fn word(&self, index: usize) -> Option<usize> {
        self.1.get(index).copied()
    }

    fn text(&self, word: usize) -> &[u8] {
        &self.0[word]
    }

    fn exchange(&mut self, first: usize, middle: usize, last: usize) {
        self.1[first..last].rotate_left(middle - first);
    }
}

fn table() -> OptionTable<'static> {
    let mut table = OptionTable::default();
    for (letter, takes) in SHORTS {
        assert!(table.add_short(ShortOption { letter, takes, group: 0 }).is_ok());
    }
    for (name, takes, key) in LONGS {
        assert!(table.add_long(LongOption { name: name.to_bytes(), takes, key, group: 0 }).is_ok());
    }
    table
}

fn ours(words: &[CString], ordering: Ordering, long_only: bool) -> Scan {
    let mut line = Line(words.iter().map(|word| word.to_bytes().to_vec()).collect(), (0..words.len()).collect());
    let (table, mut next) = (table(), 1);
    let mut scanner = Scanner::new(ordering, long_only);
    scanner.start(next);
    let mut seen = Vec::new();
    loop {
        let step = scanner.step(&mut line, &table, &mut next);
        let text = |value: Option<Tail<usize>>| value.map(|tail| line.0[tail.word][tail.offset..].to_vec());
        seen.push(match step {
            Step::Short { option, value } => Seen::Short(SHORTS[option].0, text(value)),
            Step::Long { option, value } => Seen::Long(option, text(value)),
            Step::Argument(word) => Seen::Argument(line.0[word].clone()),
            Step::Fault(_) => Seen::Fault,
            Step::End => return (seen, line.1.iter().map(|word| line.0[*word].clone()).collect(), next),
        });
    }
}

unsafe extern "C" {
    static mut optind: c_int;
    static mut opterr: c_int;
    static optarg: *const c_char;
    fn getopt_long_only(
        count: c_int,
        words: *const *mut c_char,
        shorts: *const c_char,
        longs: *const libc::option,
        index: *mut c_int,
    ) -> c_int;
}

fn theirs(words: &[CString], ordering: Ordering, long_only: bool) -> Scan {
    let shorts = match ordering {
        Ordering::Permute => c"ab:c::",
        Ordering::RequireOrder => c"+ab:c::",
        Ordering::InOrder => c"-ab:c::",
    };
    let takes = |takes| match takes {
        Takes::Nothing => 0,
        Takes::Argument => 1,
        Takes::Perhaps => 2,
    };
    let option = |name, has_arg, val| libc::option { name, has_arg, flag: ptr::null_mut(), val };
    let mut longs: Vec<_> = LONGS.iter().map(|(name, all, key)| option(name.as_ptr(), takes(*all), *key)).collect();
    longs.push(option(ptr::null(), 0, 0));
    let mut pointers: Vec<_> = words.iter().map(|word| word.as_ptr().cast_mut()).collect();
    let count = c_int::try_from(pointers.len()).unwrap_or(0);
    pointers.push(ptr::null_mut());
    // SAFETY: a C string.
    let text = |text: *const c_char| unsafe { CStr::from_ptr(text) }.to_bytes().to_vec();
    let mut seen = Vec::new();
    // SAFETY: nothing else in this process calls getopt or looks at its variables; all arrays end as it wants.
    unsafe {
        (optind, opterr) = (0, 0);
        loop {
            let mut index = -1;
            let scan = if long_only { getopt_long_only } else { libc::getopt_long };
            let found = scan(count, pointers.as_ptr(), shorts.as_ptr(), longs.as_ptr(), &mut index);
            let value = || (!optarg.is_null()).then(|| text(optarg));
            seen.push(match found {
                -1 => break,
                1 => Seen::Argument(value().unwrap_or_default()),
                63 => Seen::Fault,
                256.. => Seen::Long(usize::try_from(index).unwrap_or(usize::MAX), value()),
                letter => Seen::Short(u8::try_from(letter).unwrap_or(0), value()),
            });
        }
        let order = pointers[..words.len()].iter().map(|word| text(*word)).collect();
        (seen, order, usize::try_from(optind).unwrap_or(usize::MAX))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn is_getopts(
        words in prop::collection::vec("-{0,2}(al?l?|almost|b|same-?(one)?|others?|[abcxd]{0,3})(=[a-]?)?", 0..7),
        ordering in prop::sample::select(vec![Ordering::Permute, Ordering::RequireOrder, Ordering::InOrder]),
        long_only: bool,
    ) {
        let words: Vec<_> = ["program".to_owned()].into_iter().chain(words).filter_map(|word| CString::new(word).ok()).collect();
        prop_assert_eq!(ours(&words, ordering, long_only), theirs(&words, ordering, long_only));
    }
}
