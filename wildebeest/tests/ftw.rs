//! Walks of random trees against a naive model, and trees that change in the worst ways during a walk.
#![allow(missing_docs)]

use std::{
    cell::RefCell,
    collections::HashSet,
    ffi::{CStr, CString, OsStr, OsString, c_char, c_int},
    fs, io,
    os::unix::{
        ffi::{OsStrExt, OsStringExt},
        fs::{DirEntryExt, MetadataExt, symlink},
    },
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use proptest::prelude::*;
use wildebeest::ftw::{Place, nftw};

const PHYS: c_int = 1;
const DEPTH: c_int = 8;
const ACTIONRETVAL: c_int = 16;
const SKIP_SUBTREE: c_int = 2;
const SKIP_SIBLINGS: c_int = 3;

/// musl's numbers of the types.
const TYPES: [&str; 8] = ["", "F", "D", "DNR", "NS", "SL", "DP", "SLN"];

/// A path as the function sees it, its type, where its name begins, its level, and its inode number.
type Seen = (PathBuf, &'static str, usize, usize, u64);

type Function<'a> = Box<dyn FnMut(&Seen) -> c_int + 'a>;

thread_local! {
    static FUNCTION: RefCell<Option<Function<'static>>> = const { RefCell::new(None) };
}

/// Hands an entry to the function of the test.
///
/// # Safety
/// nftw calls it, with pointers that are valid for the call.
unsafe extern "C" fn visit(path: *const c_char, stat: *const libc::stat, kind: c_int, place: *mut Place) -> c_int {
    // SAFETY: nftw passes a C string and pointers that are valid during the call; `Place` is two ints.
    let (path, stat, [base, level]) = unsafe { (CStr::from_ptr(path), &*stat, *place.cast::<[c_int; 2]>()) };
    let kind = usize::try_from(kind).ok().and_then(|kind| TYPES.get(kind)).copied().unwrap_or("unknown");
    let size = |number: c_int| usize::try_from(number).unwrap_or(usize::MAX);
    let seen = (PathBuf::from(OsStr::from_bytes(path.to_bytes())), kind, size(base), size(level), stat.st_ino);
    FUNCTION.with_borrow_mut(|function| function.as_mut().map_or(-1, |function| function(&seen)))
}

fn c_path(path: &Path) -> io::Result<CString> {
    Ok(CString::new(path.as_os_str().as_bytes())?)
}

/// Walks `root` and gives what nftw returned and what it visited.
fn walk(root: &Path, limit: c_int, flags: c_int, answer: fn(&Seen) -> c_int) -> io::Result<(c_int, Vec<Seen>)> {
    walk_and(root, limit, flags, move |seen| Ok(answer(seen)))
}

/// The same with a function that may change the tree.
fn walk_and(
    root: &Path,
    limit: c_int,
    flags: c_int,
    mut answer: impl FnMut(&Seen) -> io::Result<c_int> + 'static,
) -> io::Result<(c_int, Vec<Seen>)> {
    thread_local! {
        static VISITS: RefCell<(Vec<Seen>, Option<io::Error>)> = const { RefCell::new((Vec::new(), None)) };
    }
    let root = c_path(root)?;
    FUNCTION.set(Some(Box::new(move |seen| {
        VISITS.with_borrow_mut(|(visits, _)| visits.push(seen.clone()));
        answer(seen).unwrap_or_else(|error| {
            VISITS.with_borrow_mut(|(_, first)| *first = Some(error));
            -1
        })
    })));
    // SAFETY: a C string, and a function of the right type.
    let result = unsafe { nftw(root.as_ptr(), Some(visit), limit, flags) };
    let error = io::Error::last_os_error();
    let (visits, failure) = VISITS.take();
    match failure {
        Some(failure) => Err(failure),
        None if result == -1 => Err(error),
        None => Ok((result, visits)),
    }
}

/// What nftw should visit, by recursion over full paths.
struct Model {
    flags: c_int,
    answer: fn(&Seen) -> c_int,
    visits: Vec<Seen>,
    known: HashSet<(u64, u64)>,
}

/// What is to be skipped after a visit, or the answer that ended the walk.
enum Outcome {
    Continue,
    SkipSubtree,
    SkipSiblings,
    Stop(c_int),
}

impl Model {
    fn run(root: &Path, flags: c_int, answer: fn(&Seen) -> c_int) -> io::Result<(c_int, Vec<Seen>)> {
        let mut model = Self { flags, answer, visits: Vec::new(), known: HashSet::new() };
        let result = match model.object(root, 0)? {
            Outcome::Stop(answer) => answer,
            _ => 0,
        };
        Ok((result, model.visits))
    }

    fn visit(&mut self, path: &Path, kind: &'static str, level: usize, inode: u64) -> Outcome {
        let base = path.as_os_str().len() - path.file_name().map_or(0, OsStr::len);
        let seen = (path.to_owned(), kind, base, level, inode);
        let answer = (self.answer)(&seen);
        self.visits.push(seen);
        match answer {
            0 => Outcome::Continue,
            SKIP_SUBTREE if self.flags & ACTIONRETVAL != 0 => Outcome::SkipSubtree,
            SKIP_SIBLINGS if self.flags & ACTIONRETVAL != 0 => Outcome::SkipSiblings,
            _ => Outcome::Stop(answer),
        }
    }

    fn object(&mut self, path: &Path, level: usize) -> io::Result<Outcome> {
        let link = fs::symlink_metadata(path)?;
        let known = if self.flags & PHYS != 0 { Ok(link.clone()) } else { fs::metadata(path) };
        match known {
            Err(_) => Ok(self.visit(path, "SLN", level, link.ino())),
            Ok(file) if file.is_dir() => self.directory(path, level, &file),
            Ok(file) if file.is_symlink() => Ok(self.visit(path, "SL", level, file.ino())),
            Ok(file) => Ok(self.visit(path, "F", level, file.ino())),
        }
    }

    fn directory(&mut self, path: &Path, level: usize, file: &fs::Metadata) -> io::Result<Outcome> {
        if self.flags & PHYS == 0 && !self.known.insert((file.dev(), file.ino())) {
            return Ok(Outcome::Continue);
        }
        if self.flags & DEPTH == 0 {
            match self.visit(path, "D", level, file.ino()) {
                Outcome::Continue => {}
                Outcome::SkipSubtree => return Ok(Outcome::Continue),
                other => return Ok(other),
            }
        }
        for entry in fs::read_dir(path)? {
            match self.object(&entry?.path(), level + 1)? {
                Outcome::Continue | Outcome::SkipSubtree => {}
                Outcome::SkipSiblings => break,
                stop @ Outcome::Stop(_) => return Ok(stop),
            }
        }
        if self.flags & DEPTH == 0 { Ok(Outcome::Continue) } else { Ok(self.visit(path, "DP", level, file.ino())) }
    }
}

/// An object in a random tree: the number of the directory it is in, and what it is.
#[derive(Clone, Debug)]
enum Object {
    Directory,
    File,
    LinkTo(usize),
    Dangling,
}

fn object() -> impl Strategy<Value = (usize, Object)> {
    let kind = prop_oneof![
        3 => Just(Object::Directory),
        3 => Just(Object::File),
        1 => (0_usize..100).prop_map(Object::LinkTo),
        1 => Just(Object::Dangling),
    ];
    (0_usize..100, kind)
}

fn build(root: &Path, objects: &[(usize, Object)]) -> io::Result<()> {
    let mut directories = vec![root.to_owned()];
    for (number, (parent, object)) in objects.iter().enumerate() {
        let Some(parent) = directories.get(parent % directories.len()) else { continue };
        // Names of many lengths, bytes that are no text among them.
        let mut name = vec![b'n'; 1 + number * 7 % 40];
        name.extend(format!("\u{e9}{number}").bytes());
        name.push(0xff);
        let path = parent.join(OsString::from_vec(name));
        match object {
            Object::Directory => {
                fs::create_dir(&path)?;
                directories.push(path);
            }
            Object::File => fs::write(&path, "x")?,
            Object::LinkTo(target) => {
                symlink(directories.get(target % directories.len()).unwrap_or(parent), &path)?;
            }
            Object::Dangling => symlink("nowhere", &path)?,
        }
    }
    Ok(())
}

/// Answers that differ from object to object, but are the same each time.
fn by_inode(seen: &Seen) -> c_int {
    match seen.4 * 2_654_435_761 % 97 {
        0..12 => SKIP_SUBTREE,
        12..20 => SKIP_SIBLINGS,
        20 => 1,
        21 => -7,
        _ => 0,
    }
}

fn compare(objects: &[(usize, Object)], limit: c_int, flags: c_int) -> io::Result<()> {
    let root = tempfile::tempdir()?;
    build(root.path(), objects)?;
    for answer in [|_: &Seen| 0, by_inode] {
        let actual = walk(root.path(), limit, flags, answer)?;
        let expected = Model::run(root.path(), flags, answer)?;
        if actual != expected {
            return Err(io::Error::other(format!("nftw {actual:?}\nmodel {expected:?}")));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn walks_are_as_the_model_says(
        objects in prop::collection::vec(object(), 0..40),
        limit in -1_i32..6,
        flags in prop::sample::select(vec![0, PHYS, DEPTH, PHYS | DEPTH, 16, 17, 24, 25]),
    ) {
        let result = compare(&objects, limit, flags);
        prop_assert!(result.is_ok(), "{result:?}");
    }
}

/// Two directories alike below the root, so that it does not matter which comes first.
fn twins() -> io::Result<tempfile::TempDir> {
    let root = tempfile::tempdir()?;
    for twin in ["t/a/x/y", "t/b/x/y"] {
        fs::create_dir_all(root.path().join(twin))?;
    }
    fs::create_dir_all(root.path().join("out/y"))?;
    fs::write(root.path().join("out/secret"), "")?;
    fs::write(root.path().join("out/y/secret"), "")?;
    Ok(root)
}

fn inodes_below(directory: &Path) -> io::Result<HashSet<u64>> {
    let mut inodes = HashSet::from([fs::metadata(directory)?.ino()]);
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            inodes.extend(inodes_below(&entry.path())?);
        }
        inodes.insert(entry.ino());
    }
    Ok(inodes)
}

/// Runs `change` once, at the first visit of an object with this name.
fn once_at(
    name: &'static str,
    mut change: impl FnMut(&Path) -> io::Result<()> + 'static,
) -> impl FnMut(&Seen) -> io::Result<c_int> {
    let mut changed = false;
    move |seen| {
        if !changed && seen.0.ends_with(name) {
            changed = true;
            change(&seen.0)?;
        }
        Ok(0)
    }
}

#[test]
fn a_link_in_the_place_of_a_directory_leads_nowhere() -> io::Result<()> {
    for (limit, name) in [(1, "x"), (20, "x"), (1, "x/y"), (20, "x/y")] {
        let root = twins()?;
        let (top, outside) = (root.path().to_owned(), inodes_below(&root.path().join("out"))?);
        let replace = once_at(name, move |path| {
            let x = if path.ends_with("y") { path.parent().unwrap_or(path) } else { path };
            fs::rename(x, top.join("moved"))?;
            symlink(top.join("out"), x)
        });
        let (result, visits) = walk_and(&root.path().join("t"), limit, PHYS, replace)?;
        assert_eq!(result, 0);
        assert!(visits.iter().all(|seen| !outside.contains(&seen.4)), "{visits:?}");
        assert_eq!(visits.iter().filter(|seen| seen.1 == "D").count(), 7, "limit {limit}: {visits:?}");
    }
    Ok(())
}

#[test]
fn a_directory_moved_away_is_no_way_out() -> io::Result<()> {
    for (limit, levels) in [(1, 1), (2, 1), (20, 1), (1, 2), (2, 2), (20, 2)] {
        let root = twins()?;
        let (top, outside) = (root.path().to_owned(), inodes_below(&root.path().join("out"))?);
        // What is moved below `out` is the directory the walk is in, or the one above that.
        let move_away = once_at("x/y", move |path| {
            let moved = path.ancestors().nth(levels).unwrap_or(path);
            fs::rename(moved, top.join("out/moved"))
        });
        let (result, visits) = walk_and(&root.path().join("t"), limit, PHYS | DEPTH, move_away)?;
        assert_eq!(result, 0);
        assert!(visits.iter().all(|seen| !outside.contains(&seen.4)), "{visits:?}");
        assert_eq!(visits.iter().filter(|seen| seen.1 == "DP").count(), 7, "limit {limit}: {visits:?}");
    }
    Ok(())
}

/// Another thread exchanges a directory for a link out of the tree all the time.
#[test]
fn no_race_leads_out() -> io::Result<()> {
    const WALKS: usize = 20_000;
    let root = tempfile::tempdir()?;
    fs::create_dir_all(root.path().join("t/x/y"))?;
    fs::create_dir_all(root.path().join("out/y/z"))?;
    symlink(root.path().join("out"), root.path().join("link"))?;
    let outside = inodes_below(&root.path().join("out"))?;
    let (x, link) = (c_path(&root.path().join("t/x"))?, c_path(&root.path().join("link"))?);
    let done = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&done);
    let exchanger = thread::spawn(move || {
        while !stop.load(Ordering::Relaxed) {
            let (here, flags) = (libc::AT_FDCWD, libc::RENAME_EXCHANGE);
            // SAFETY: both paths are C strings.
            unsafe { libc::syscall(libc::SYS_renameat2, here, x.as_ptr(), here, link.as_ptr(), flags) };
        }
    });
    let mut kinds = HashSet::new();
    for number in 0..WALKS {
        let limit = if number % 2 == 0 { 1 } else { 20 };
        // A directory that became a link between the look at it and the opening is an error.
        if let Ok((_, visits)) = walk(&root.path().join("t"), limit, PHYS, |_| 0) {
            assert!(visits.iter().all(|seen| !outside.contains(&seen.4)), "{visits:?}");
            kinds.extend(visits.iter().map(|seen| seen.1));
        }
    }
    done.store(true, Ordering::Relaxed);
    exchanger.join().map_err(|_| io::Error::other("the exchanging thread panicked"))?;
    assert_eq!(kinds, HashSet::from(["D", "SL"]), "nothing was exchanged during the walks");
    Ok(())
}

/// A directory below another, again and again: the paths exceed PATH_MAX, and a recursion this stack.
#[test]
fn depth_costs_no_stack() -> io::Result<()> {
    const LEVELS: usize = 2500;
    const STACK: usize = 128 * 1024;
    let root = tempfile::tempdir()?;
    let mut chain = vec![b'm'; 2 * LEVELS];
    for slash in chain.iter_mut().skip(1).step_by(2) {
        *slash = b'/';
    }
    // mkdir walks down by itself, but takes no more than PATH_MAX at once.
    let script = "for i in 1 2 3 4 5; do mkdir -p \"$1\" && cd -P \"$1\" || exit; done";
    let part = OsString::from_vec(chain.get(..2 * LEVELS / 5).unwrap_or_default().to_vec());
    let made = Command::new("sh").args(["-c", script, "sh"]).arg(part).current_dir(root.path()).status()?;
    assert!(made.success());
    for (limit, flags) in [(20, PHYS), (1, PHYS | DEPTH), (3, 0)] {
        let path = root.path().to_owned();
        let walker = thread::Builder::new().stack_size(STACK).spawn(move || {
            let (result, visits) = walk(&path, limit, flags, |_| 0)?;
            io::Result::Ok((result, visits.len(), visits.iter().map(|seen| seen.3).max()))
        })?;
        let outcome = walker.join().map_err(|_| io::Error::other("the walk panicked"))??;
        assert_eq!(outcome, (0, LEVELS + 1, Some(LEVELS)));
    }
    // The standard library would recurse.
    assert!(Command::new("rm").arg("-rf").arg(root.path()).status()?.success());
    Ok(())
}
