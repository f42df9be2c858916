//! Properties of argp's cores: how text is filled into lines, how the format is read, how options are found.
use proptest::prelude::*;
use wildebeest::argp::{
    format::{Format, Kept},
    layout::Page,
    scan::{Ordering, Scanner, Step, Words},
    table::{LongOption, OptionTable, ShortOption, Takes},
};

/// A page filled with `pieces`.
fn filled(pieces: &[String], indent: usize, right: usize) -> Option<String> {
    let mut page = Page::new(right);
    page.indent(indent, indent).ok()?;
    for piece in pieces {
        page.put(piece.as_bytes()).ok()?;
    }
    String::from_utf8(page.finish().ok()?.to_vec()).ok()
}

struct Line(Vec<Vec<u8>>);

impl Words for Line {
    type Word = usize;

    fn count(&self) -> usize {
        self.0.len()
    }

    fn word(&self, index: usize) -> Option<usize> {
        (index < self.0.len()).then_some(index)
    }

    fn text(&self, word: usize) -> &[u8] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }

    fn exchange(&mut self, first: usize, middle: usize, last: usize) {
        if let Some(words) = self.0.get_mut(first..last) {
            words.rotate_left(middle - first);
        }
    }
}

fn table() -> OptionTable<'static> {
    let mut table = OptionTable::default();
    let long =
        [(&b"alpha"[..], Takes::Nothing, 'a'), (b"beta", Takes::Argument, 'b'), (b"alpine", Takes::Perhaps, 'p')];
    for (name, takes, key) in long {
        let added = table.add_long(LongOption { name, takes, key: key as i32, group: 0 });
        assert!(added.is_ok());
        let letter = u8::try_from(key).unwrap_or(b'?');
        assert!(table.add_short(ShortOption { letter, takes, group: 0 }).is_ok());
    }
    table
}

/// The words that a scan gives as arguments, in order, and how many steps it took.
fn arguments(words: &[String], ordering: Ordering) -> (Vec<Vec<u8>>, usize) {
    let mut line = Line(words.iter().map(|word| word.clone().into_bytes()).collect());
    let table = table();
    let mut scanner = Scanner::new(ordering, false);
    let (mut next, mut steps, mut given) = (1, 0, Vec::new());
    scanner.start(1);
    loop {
        steps += 1;
        match scanner.step(&mut line, &table, &mut next) {
            Step::End => break,
            Step::Argument(word) => given.push(line.text(word).to_vec()),
            _ => {}
        }
        assert!(steps < 1000, "the scan does not end");
    }
    given.extend(line.0.get(next..).unwrap_or_default().iter().cloned());
    (given, steps)
}

// What does not fit into the window of 200 bytes may lose a letter, as with glibc, or a margin may stand within it.
proptest! {
    #[test]
    fn filling_keeps_the_words(pieces in prop::collection::vec("[a-z]{1,12}( |\n|\t|  )", 0..10), indent in 0usize..5, width in 14usize..60) {
        let Some(text) = filled(&pieces, indent, indent + width) else { return Ok(()) };
        let expected: Vec<_> = pieces.iter().flat_map(|piece| piece.split_whitespace()).collect();
        prop_assert_eq!(text.split_whitespace().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn only_a_single_word_goes_past_the_margin(pieces in prop::collection::vec("[a-z]{1,12} ", 0..10), indent in 0usize..5, right in 1usize..60) {
        let Some(text) = filled(&pieces, indent, right) else { return Ok(()) };
        for line in text.lines() {
            // Margins may have come to stand anywhere.
            let words: Vec<_> = line.split_whitespace().collect();
            prop_assert!(words.join(" ").len() <= right || words.len() <= 1, "{:?}", line);
        }
    }

    #[test]
    fn any_text_is_filled(pieces in prop::collection::vec("[a-z \n\t]{0,80}|[a-z]{0,300}", 0..12), indent in 0usize..90, right in 0usize..90) {
        let letters = |text: &str| text.bytes().filter(u8::is_ascii_lowercase).count();
        let Some(text) = filled(&pieces, indent, right) else { return Ok(()) };
        // A word as long as a line may lose its end, and then the next line its beginning.
        prop_assert!(letters(&text) <= pieces.iter().map(|piece| letters(piece)).sum());
    }

    #[test]
    fn any_format_is_read(text in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut complaints = 0;
        Format::DEFAULT.changed_by(&text, |_| complaints += 1);
        prop_assert!(complaints <= text.len());
    }

    #[test]
    fn columns_are_read_back(column in 0usize..1000, blank in "[ \t]*") {
        let text = format!("{blank}rmargin{blank}={blank}{column}{blank},{blank}dup-args");
        let mut complaints = 0;
        let format = Format::DEFAULT.changed_by(text.as_bytes(), |_| complaints += 1);
        prop_assert_eq!((format.rmargin, format.dup_args, complaints), (column, true, 0));
    }

    #[test]
    fn what_is_kept_is_what_was_stored(columns in prop::array::uniform7(0usize..1000), switches: [bool; 2]) {
        let [dup_args, dup_args_note] = switches;
        let [short_opt_col, long_opt_col, doc_opt_col, opt_doc_col, header_col, usage_indent, rmargin] = columns;
        let format = Format {
            dup_args, dup_args_note, short_opt_col, long_opt_col, doc_opt_col, opt_doc_col, header_col, usage_indent, rmargin,
        };
        let kept = Kept::nothing();
        prop_assert_eq!(kept.load(), Format::DEFAULT);
        kept.store(format);
        prop_assert_eq!(kept.load().changed_by(b"", |_| ()), format);
    }

    #[test]
    fn permuting_changes_no_argument(words in prop::collection::vec("-a|-ax|-bfoo|--alpha|--beta=1|--|x|y|-|--al|--nope|-p", 0..12)) {
        let mut line = vec!["program".to_owned()];
        line.extend(words);
        let permuted = arguments(&line, Ordering::Permute);
        let in_order = arguments(&line, Ordering::InOrder);
        prop_assert_eq!(permuted.0, in_order.0);
    }

    #[test]
    fn every_scan_ends(words in prop::collection::vec("(-{0,3}[abpx=]{0,3}(alpha|beta|al)?=?)", 0..12)) {
        let mut line = vec!["program".to_owned()];
        line.extend(words);
        for ordering in [Ordering::Permute, Ordering::RequireOrder, Ordering::InOrder] {
            arguments(&line, ordering);
        }
    }

    #[test]
    fn only_what_begins_so_can_be_meant(name in "[a-z]{0,6}") {
        let table = table();
        let candidates = table.longs().filter(|option| option.name.starts_with(name.as_bytes())).count();
        match table.long(name.as_bytes(), false) {
            None => prop_assert_eq!(candidates, 0),
            Some(Err(_)) => prop_assert!(candidates > 1),
            Some(Ok(index)) => prop_assert!(table.long_at(index).is_some_and(|option| option.name.starts_with(name.as_bytes()))),
        }
    }
}
