//! `getent` finds what musl knows beyond the files: the users and groups of a name service cache daemon (here one
//! that this test plays), and the shadow entries of TCB.

use std::{
    fs,
    io::{Read, Write},
    os::unix::net::{UnixListener, UnixStream},
    path::Path,
    process::Command,
    thread,
};

use anyhow::{Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::{programs, tree::Tree};
use wildebeest_tests::{run::namespaces_permitted, surroundings};

/// What is asked, what is printed, and the exit status.
const QUESTIONS: [(&str, &str, i32); 13] = [
    ("passwd far", "far:x:5000:5001:Far User:/home/far:/bin/sh\n", 0),
    ("passwd 5000", "far:x:5000:5001:Far User:/home/far:/bin/sh\n", 0),
    ("passwd near nosuch far", "near:x:1:1:::\nfar:x:5000:5001:Far User:/home/far:/bin/sh\n", 2),
    ("-s files passwd far", "", 2),
    ("-s nosuch passwd far", "", 2),
    ("group ours", "ours:x:5001:near,far\n", 0),
    ("group 5001 nosuch", "ours:x:5001:near,far\n", 2),
    ("-s files group ours", "", 2),
    ("initgroups near", "near                  1 2 7000\n", 0),
    ("initgroups far", "far                   2 7000\n", 0),
    ("-s files initgroups near", "near                  1\n", 0),
    ("shadow near nosuch", "near:hash:1:2:3::::\n", 2),
    ("-s files shadow near", "", 2),
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let work = tempfile::tempdir()?;
    for (name, text) in [
        ("etc/passwd", "near:x:1:1:::\n"),
        ("etc/group", "root:x:0:\nnear:x:1:near\n"),
        ("etc/shadow", ""),
        ("etc/tcb/near/shadow", "near:hash:1:2:3::::\n"),
        ("run/nscd/lock", ""),
    ] {
        let path = work.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(work.path()))?;
        fs::write(path, text)?;
    }
    let daemon = UnixListener::bind(work.path().join("run/nscd/socket"))?;
    thread::spawn(move || daemon.incoming().try_for_each(|stream| answer(stream?)));
    let permitted = namespaces_permitted();
    let trials = QUESTIONS.map(|(question, printed, status)| {
        let (getent, work) = (programs::directory(&tree).join("getent"), work.path().to_owned());
        let body = move || ask(&getent, &work, question, printed, status).map_err(|error| format!("{error:#}").into());
        Trial::test(question, body).with_ignored_flag(!permitted)
    });
    libtest_mimic::run(&arguments, trials.into()).exit();
}

/// Runs the program where the files are those of `work`, and the daemon's socket is there.
fn ask(getent: &Path, work: &Path, question: &str, printed: &str, status: i32) -> Result<()> {
    let script = r#"mount --bind "$0/etc" /etc && mount --bind "$0/run" /var/run && exec "$@""#;
    let output = Command::new("unshare")
        .args(["-m", "sh", "-c", script])
        .args([work, getent])
        .args(question.split(' '))
        .output()?;
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(stdout == printed && stderr.is_empty(), "printed:\n{stdout}{stderr}\nexpected:\n{printed}");
    ensure!(output.status.code() == Some(status), "{}, expected {status}", output.status);
    Ok(())
}

/// Answers one request as nscd does: a version, whether there is an entry, lengths and numbers, and then texts.
fn answer(mut stream: UnixStream) -> std::io::Result<()> {
    let mut head = [0; 12];
    stream.read_exact(&mut head)?;
    let [_, kind, length] = words(&head);
    let mut key = vec![0; usize::try_from(length).unwrap_or(0)];
    stream.read_exact(&mut key)?;
    let reply = match (kind, key.strip_suffix(&[0]).unwrap_or(&key)) {
        (0, b"far") | (1, b"5000") => {
            entry(&[2, 1, 4, 2, 5000, 5001, 9, 10, 8], "far\0x\0Far User\0/home/far\0/bin/sh\0")
        }
        (0 | 1, _) => entry(&[2, 0, 0, 0, 0, 0, 0, 0, 0], ""),
        (2, b"ours") | (3, b"5001") => entry(&[2, 1, 5, 2, 5001, 2, 5, 4], "ours\0x\0near\0far\0"),
        (2 | 3, _) => entry(&[2, 0, 0, 0, 0, 0], ""),
        (15, _) => entry(&[2, 1, 2, 2, 7000], ""),
        _ => Vec::new(),
    };
    stream.write_all(&reply)
}

fn words(bytes: &[u8; 12]) -> [i32; 3] {
    let mut words = bytes.chunks_exact(4).map(|word| word.try_into().map_or(0, i32::from_ne_bytes));
    [(); 3].map(|()| words.next().unwrap_or(0))
}

fn entry(numbers: &[i32], texts: &str) -> Vec<u8> {
    let mut reply: Vec<u8> = numbers.iter().flat_map(|number| number.to_ne_bytes()).collect();
    reply.extend_from_slice(texts.as_bytes());
    reply
}
