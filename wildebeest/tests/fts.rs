//! Walks of random trees against a naive model, and trees that change in the worst ways during a walk.
//!
//! All walks leave the working directory alone, for it is that of all tests.
#![allow(missing_docs)]

use std::{
    ffi::{CStr, CString, OsStr, c_char, c_int},
    fs, io,
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::{Path, PathBuf},
    ptr,
};

use proptest::prelude::*;
use wildebeest::fts::{Ftsent, Walk, fts_children, fts_close, fts_open, fts_read, fts_set};

const LOGICAL: c_int = 2;
const NOCHDIR: c_int = 4;
const NOSTAT: c_int = 8;
const PHYSICAL: c_int = 16;
const SKIP: c_int = 4;
const NAMES: [&str; 14] =
    ["", "D", "DC", "DEFAULT", "DNR", "DOT", "DP", "ERR", "F", "INIT", "NS", "NSOK", "SL", "SLNONE"];

/// What the program sees of an entry: its path, and what it is.
type Seen = (PathBuf, &'static str);

/// An open stream.
struct Stream(*mut Walk);

impl Stream {
    fn open(root: &Path, options: c_int, in_order: bool) -> io::Result<Self> {
        let root = CString::new(root.as_os_str().as_bytes())?;
        let paths = [root.as_ptr().cast_mut(), ptr::null_mut()];
        // SAFETY: an array of C strings with a null pointer at its end, and a function of the type.
        let stream = unsafe { fts_open(paths.as_ptr(), options | NOCHDIR, in_order.then_some(by_name)) };
        if stream.is_null() { Err(io::Error::last_os_error()) } else { Ok(Self(stream)) }
    }

    fn read(&mut self) -> Option<(Seen, *mut Ftsent)> {
        // SAFETY: the stream is open.
        let entry = unsafe { fts_read(self.0) };
        if entry.is_null() {
            return None;
        }
        // SAFETY: the entry was read just now.
        let (path, info) = unsafe { (CStr::from_ptr(field(entry, PATH)), field::<u16>(entry, INFO)) };
        let name = NAMES.get(usize::from(info)).copied().unwrap_or("unknown");
        Some(((PathBuf::from(OsStr::from_bytes(path.to_bytes())), name), entry))
    }

    fn rest(mut self) -> Vec<Seen> {
        std::iter::from_fn(|| self.read().map(|(seen, _)| seen)).collect()
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: the stream is open, and closed once.
        assert_eq!(unsafe { fts_close(self.0) }, 0);
    }
}

/// Where members stand in `FTSENT`, as the header has it on machines of 64 bits.
const PATH: usize = 48;
const INFO: usize = 100;
const NAME: usize = 120;

/// A member of an entry.
///
/// # Safety
/// The entry is valid, and has a `T` there.
unsafe fn field<T: Copy>(entry: *const Ftsent, offset: usize) -> T {
    // SAFETY: the caller promises it.
    unsafe { entry.cast::<u8>().add(offset).cast::<T>().read_unaligned() }
}

/// Compares names.
///
/// # Safety
/// A stream calls it, with pointers to two of its entries.
unsafe extern "C" fn by_name(left: *const *const Ftsent, right: *const *const Ftsent) -> c_int {
    // SAFETY: entries are valid, and their names end with a NUL.
    let [left, right] =
        [left, right].map(|entry| unsafe { CStr::from_ptr((*entry).cast::<c_char>().add(NAME)).to_bytes() });
    left.cmp(right) as c_int
}

/// What a walk is to give, by the book.
fn model(path: &Path, logical: bool, above: &[PathBuf], seen: &mut Vec<Seen>) -> io::Result<()> {
    let link = fs::symlink_metadata(path)?;
    let metadata = if logical { fs::metadata(path).or_else(|_| fs::symlink_metadata(path))? } else { link };
    if metadata.is_symlink() {
        seen.push((path.into(), if logical { "SLNONE" } else { "SL" }));
    } else if metadata.is_dir() {
        let real = path.canonicalize()?;
        if above.contains(&real) {
            seen.push((path.into(), "DC"));
            return Ok(());
        }
        seen.push((path.into(), "D"));
        let above: Vec<_> = above.iter().cloned().chain([real]).collect();
        let mut names = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        names.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
        for name in names {
            model(&name, logical, &above, seen)?;
        }
        seen.push((path.into(), "DP"));
    } else {
        seen.push((path.into(), "F"));
    }
    Ok(())
}

/// Something to make in one of the directories made before.
#[derive(Clone, Debug)]
enum Make {
    Directory(usize),
    File(usize),
    /// A link in one directory to another one, or to nothing.
    Link(usize, usize),
}

fn tree() -> impl Strategy<Value = Vec<Make>> {
    let make = prop_oneof![
        4 => any::<usize>().prop_map(Make::Directory),
        // Into the deepest directory, so that walks go deeper than directories are held open.
        4 => Just(Make::Directory(usize::MAX)),
        3 => any::<usize>().prop_map(Make::File),
        1 => any::<(usize, usize)>().prop_map(|(from, to)| Make::Link(from, to)),
    ];
    prop::collection::vec(make, 0..40)
}

fn make(root: &Path, tree: &[Make]) -> io::Result<()> {
    fs::create_dir(root)?;
    let mut directories = vec![root.to_path_buf()];
    let pick = |directories: &[PathBuf], index: usize| {
        let index = if index == usize::MAX { directories.len() - 1 } else { index % directories.len() };
        directories.get(index).cloned().unwrap_or_default()
    };
    let mut links = 0;
    for (number, thing) in tree.iter().enumerate() {
        match thing {
            Make::Directory(parent) => {
                let path = pick(&directories, *parent).join(format!("d{number}"));
                fs::create_dir(&path)?;
                directories.push(path);
            }
            Make::File(parent) => fs::write(pick(&directories, *parent).join(format!("f{number}")), "")?,
            // With many links to directories a tree has no end.
            Make::Link(..) if links == 2 => {}
            Make::Link(parent, target) => {
                links += 1;
                let target = if target % 5 == 0 { "nowhere".into() } else { pick(&directories, *target) };
                symlink(target, pick(&directories, *parent).join(format!("l{number}")))?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn gives_what_is_there(tree in tree(), logical: bool, stat: bool, look in 0usize..3) {
        let scratch = tempfile::tempdir()?;
        let root = scratch.path().join("t");
        make(&root, &tree)?;
        let mut expected = Vec::new();
        model(&root, logical, &[], &mut expected)?;
        if !stat && !logical {
            for (_, kind) in &mut expected {
                *kind = if matches!(*kind, "F" | "SL") { "NSOK" } else { kind };
            }
        }
        let options = if logical { LOGICAL } else { PHYSICAL } | if stat { 0 } else { NOSTAT };
        let mut stream = Stream::open(&root, options, true)?;
        let mut seen = Vec::new();
        while let Some((entry, _)) = stream.read() {
            if entry.1 == "D" && look > 0 {
                // SAFETY: the stream is open.
                unsafe { fts_children(stream.0, if look == 1 { 0 } else { 0x100 }) };
            }
            seen.push(entry);
        }
        prop_assert_eq!(seen, expected);
    }

    /// What is skipped does not come, and all else does.
    #[test]
    fn skips_what_it_is_told_to(tree in tree(), skipped in 0usize..10) {
        let scratch = tempfile::tempdir()?;
        let root = scratch.path().join("t");
        make(&root, &tree)?;
        let mut expected = Vec::new();
        model(&root, false, &[], &mut expected)?;
        let directories: Vec<_> = expected.iter().filter(|(_, kind)| *kind == "D").map(|(path, _)| path.clone()).collect();
        let Some(skip) = directories.get(skipped % directories.len()) else { return Ok(()) };
        expected.retain(|(path, _)| path == skip || !path.starts_with(skip));
        let mut stream = Stream::open(&root, PHYSICAL, true)?;
        let mut seen = Vec::new();
        while let Some((entry, pointer)) = stream.read() {
            if entry.1 == "D" && entry.0 == *skip {
                // SAFETY: the entry was read just now.
                unsafe { fts_set(stream.0, pointer, SKIP) };
            }
            seen.push(entry);
        }
        prop_assert_eq!(seen, expected);
    }
}

/// A directory that becomes a link to elsewhere between being seen and being entered leads nowhere.
#[test]
fn a_directory_replaced_by_a_link_is_not_followed() -> io::Result<()> {
    let scratch = tempfile::tempdir()?;
    let (root, outside) = (scratch.path().join("t"), scratch.path().join("outside"));
    fs::create_dir_all(root.join("a/b"))?;
    fs::create_dir_all(outside.join("secret"))?;
    let mut stream = Stream::open(&root, PHYSICAL, true)?;
    let mut seen = Vec::new();
    while let Some((entry, _)) = stream.read() {
        if entry.1 == "D" && entry.0.ends_with("b") {
            fs::remove_dir(root.join("a/b"))?;
            symlink(&outside, root.join("a/b"))?;
        }
        seen.push((entry.0.strip_prefix(&root).unwrap_or(&entry.0).to_string_lossy().into_owned(), entry.1));
    }
    let expected = [("", "D"), ("a", "D"), ("a/b", "D"), ("a/b", "DNR"), ("a", "DP"), ("", "DP")];
    assert_eq!(seen, expected.map(|(path, kind)| (path.to_owned(), kind)));
    Ok(())
}

/// A directory that is moved away while the walk is in it is walked to its end, and what was beside it is too.
#[test]
fn a_directory_moved_during_the_walk_is_finished() -> io::Result<()> {
    let scratch = tempfile::tempdir()?;
    let root = scratch.path().join("t");
    fs::create_dir_all(root.join("a/b/c/d"))?;
    fs::create_dir_all(root.join("z/y"))?;
    fs::write(root.join("a/b/c/file"), "")?;
    let mut stream = Stream::open(&root, PHYSICAL, true)?;
    let mut seen = Vec::new();
    while let Some((entry, _)) = stream.read() {
        if entry.1 == "D" && entry.0.ends_with("b") {
            fs::rename(root.join("a"), scratch.path().join("elsewhere"))?;
        }
        seen.push(entry.1);
    }
    assert_eq!(seen, ["D", "D", "D", "D", "D", "DP", "F", "DP", "DP", "DP", "D", "D", "DP", "DP", "DP"]);
    Ok(())
}

/// Further down than directories are held open, the way back is found too, and what was moved there is not.
#[test]
fn a_deep_walk_comes_back() -> io::Result<()> {
    let scratch = tempfile::tempdir()?;
    let root = scratch.path().join("t");
    let deep: PathBuf = (0..60).map(|level| format!("l{level}")).collect();
    fs::create_dir_all(root.join(&deep))?;
    for (level, above) in deep.ancestors().enumerate() {
        fs::create_dir(root.join(above).join(format!("z{level}")))?;
    }
    let mut expected = Vec::new();
    model(&root, false, &[], &mut expected)?;
    assert_eq!(Stream::open(&root, PHYSICAL, true)?.rest(), expected);
    Ok(())
}

#[test]
fn no_paths_are_an_empty_walk() {
    let none: [*mut c_char; 1] = [ptr::null_mut()];
    // SAFETY: an empty list.
    let mut stream = Stream(unsafe { fts_open(none.as_ptr(), PHYSICAL, None) });
    assert!(stream.read().is_none());
    // SAFETY: the stream is open.
    assert!(unsafe { fts_children(stream.0, 0) }.is_null());
}
