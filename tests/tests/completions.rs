//! The completions of `getent` and `getconf`: bash is asked, and no file lacks a database.

use std::{ffi::OsString, fs, process::Command};

use anyhow::{Context, Result, ensure};
use wildebeest_pkgconfig::{
    programs,
    tree::{Tree, run},
};

const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];

/// What stands between the words of a completion.
const BLANKS: [char; 12] = [' ', '\n', '(', ')', '{', '}', '[', '\'', ',', '=', ';', '"'];

/// What bash offers for the last of `words`.
fn offered(words: &[&str]) -> Result<Vec<String>> {
    const ASK: &str = r#"source "$1" && shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        compopt() { :; }
        "_$1" "$1" && printf '%s\n' "${COMPREPLY[@]}""#;
    let tree = Tree::locate()?;
    let program = words.first().context("no program")?;
    let mut path = OsString::from(programs::directory(&tree));
    path.push(":/usr/bin:/bin");
    let mut bash = Command::new("bash");
    bash.args(["-c", ASK, "ask"]).arg(tree.root().join(program).join(format!("completions/{program}.bash")));
    let text = run(bash.args(words).env("PATH", path))?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

#[test]
fn bash_offers_variables_and_options() -> Result<()> {
    assert_eq!(offered(&["getconf", "PAGE"])?, ["PAGESIZE", "PAGE_SIZE"]);
    assert_eq!(offered(&["getconf", "-"])?, ["-a", "-v", "--help", "--version"]);
    assert_eq!(offered(&["getconf", "-v", "X", "_NPROC"])?, ["_NPROCESSORS_CONF", "_NPROCESSORS_ONLN"]);
    assert_eq!(offered(&["getconf", "NAME_MAX", "/et"])?, ["/etc"]);
    assert_eq!(offered(&["getconf", "NAME_MAX", "PAGES"])?, [""; 0]);
    Ok(())
}

#[test]
fn bash_offers_databases_and_keys() -> Result<()> {
    assert_eq!(offered(&["getent", "pass"])?, ["passwd"]);
    assert_eq!(offered(&["getent", "-s", "fi"])?, ["files"]);
    assert_eq!(offered(&["getent", "--service", "files", "gsh"])?, ["gshadow"]);
    for database in ["passwd", "group", "initgroups"] {
        assert!(offered(&["getent", "-s", "files", database, "roo"])?.contains(&"root".to_owned()), "{database}");
    }
    Ok(())
}

/// Every option and every database that the help of getent names.
fn words_of_help() -> Result<Vec<String>> {
    let help = run(Command::new(programs::directory(&Tree::locate()?).join("getent")).arg("--help"))?;
    let options = help.lines().filter(|line| line.trim_start().starts_with('-')).flat_map(|line| {
        line.split([' ', ',']).map(|word| word.split('=').next().unwrap_or(word)).filter(|word| word.starts_with('-'))
    });
    let databases = help.split("Supported databases:").nth(1).unwrap_or_default().split_whitespace();
    Ok(options.chain(databases).map(str::to_owned).collect())
}

#[test]
fn completions_know_what_the_help_says() -> Result<()> {
    let directory = Tree::locate()?.root().join("getent/completions");
    let words = words_of_help()?;
    ensure!(words.iter().any(|word| word == "shadow") && words.iter().any(|word| word == "--no-idn"), "{words:?}");
    for shell in SHELLS {
        let text = fs::read_to_string(directory.join(format!("getent.{shell}")))?;
        let known: Vec<_> = text.split(BLANKS).collect();
        for word in words.iter().filter(|word| *word != "-?") {
            // fish writes `-s i -l no-idn`.
            let bare = word.trim_start_matches('-');
            ensure!(known.contains(&word.as_str()) || known.contains(&bare), "getent.{shell} lacks {word}");
        }
    }
    Ok(())
}
