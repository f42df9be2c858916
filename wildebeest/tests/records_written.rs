//! What is written as a line is read as the same entry, and what would break the line is refused.

use std::ffi::{CStr, CString};

use proptest::prelude::*;
use wildebeest::{
    ffi::{Buffer, Errno},
    grp, gshadow, pwd,
    records::{Field, Fields},
    shadow,
};

/// Field contents: mostly plain, now and then with what separates fields, members or lines.
fn text() -> impl Strategy<Value = CString> {
    let text = prop_oneof![8 => "[a-z0-9./$+# -]{0,6}", 1 => "[a-z:,\n]{0,4}"];
    text.prop_map(|text| CString::new(text).unwrap_or_default())
}

fn name() -> impl Strategy<Value = CString> {
    "[a-z][a-z0-9#+-]{0,5}".prop_map(|text| CString::new(text).unwrap_or_default())
}

fn breaks(text: &CStr, bytes: &[u8]) -> bool {
    text.to_bytes().iter().any(|byte| bytes.contains(byte))
}

/// The line in `written`, ready to be taken apart.
fn line(written: &Buffer<u8>) -> Vec<u8> {
    let mut line = written.to_vec();
    assert_eq!(line.pop(), Some(b'\n'));
    line.push(0);
    line
}

fn same(field: Option<Field<'_>>, text: &CStr) -> bool {
    field.is_some_and(|field| field.bytes() == text.to_bytes())
}

proptest! {
    #[test]
    fn passwd(name in name(), texts in [text(), text(), text(), text()], uid: u32, gid: u32) {
        let [passwd, gecos, dir, shell] = &texts;
        let mut written = Buffer::new();
        let result = pwd::entry::Text {
            name: Some(name.to_bytes()), passwd: Some(passwd.to_bytes()), uid, gid, gecos: Some(gecos.to_bytes()), dir: Some(dir.to_bytes()), shell: Some(shell.to_bytes()),
        }.write(&mut written);
        if [passwd, dir, shell].iter().any(|text| breaks(text, b":\n")) {
            prop_assert_eq!(result, Err(Errno(libc::EINVAL)));
            prop_assert!(written.is_empty());
            return Ok(());
        }
        prop_assert_eq!(result, Ok(()));
        let mut line = line(&written);
        let entry = Fields::new(&mut line).and_then(pwd::entry::Entry::parse).ok_or_else(|| TestCaseError::fail("not an entry"))?;
        let blanked: Vec<u8> =
            gecos.to_bytes().iter().map(|&byte| if matches!(byte, b':' | b'\n') { b' ' } else { byte }).collect();
        prop_assert!(same(Some(entry.name), &name) && same(entry.passwd, passwd));
        prop_assert!(entry.gecos.is_some_and(|field| field.bytes() == blanked));
        prop_assert!(same(entry.dir, dir) && same(entry.shell, shell));
        prop_assert_eq!((entry.uid, entry.gid), (uid, gid));
    }

    #[test]
    fn group(name in name(), passwd in text(), gid: u32, members in prop::collection::vec(text(), 0..5)) {
        let mut written = Buffer::new();
        let listed = members.iter().map(CString::as_bytes);
        let result = grp::entry::Text { name: Some(name.to_bytes()), passwd: Some(passwd.to_bytes()), gid, members: listed }
            .write(&mut written);
        if breaks(&passwd, b":\n") || members.iter().any(|member| breaks(member, b",:\n")) {
            prop_assert_eq!(result, Err(Errno(libc::EINVAL)));
            prop_assert!(written.is_empty());
            return Ok(());
        }
        prop_assert_eq!(result, Ok(()));
        let mut line = line(&written);
        let entry = Fields::new(&mut line).and_then(grp::entry::Entry::parse).ok_or_else(|| TestCaseError::fail("not an entry"))?;
        prop_assert!(same(Some(entry.name), &name) && same(entry.passwd, &passwd));
        prop_assert_eq!(entry.gid, gid);
        let read: Vec<_> = entry.members.map(|member| member.bytes().to_vec()).collect();
        prop_assert_eq!(read, kept(&members));
    }

    #[test]
    fn gshadow(name in name(), passwd in text(), lists in [prop::collection::vec(text(), 0..4), prop::collection::vec(text(), 0..4)]) {
        let mut written = Buffer::new();
        let [administrators, members] = &lists;
        let result = gshadow::entry::Text {
            name: Some(name.to_bytes()),
            passwd: Some(passwd.to_bytes()),
            administrators: administrators.iter().map(CString::as_bytes),
            members: members.iter().map(CString::as_bytes),
        }.write(&mut written);
        if breaks(&passwd, b":\n") || lists.concat().iter().any(|member| breaks(member, b",:\n")) {
            prop_assert_eq!(result, Err(Errno(libc::EINVAL)));
            prop_assert!(written.is_empty());
            return Ok(());
        }
        prop_assert_eq!(result, Ok(()));
        let mut line = line(&written);
        let entry = Fields::new(&mut line).map(gshadow::entry::Entry::parse).ok_or_else(|| TestCaseError::fail("not an entry"))?;
        prop_assert!(same(Some(entry.name), &name) && same(entry.passwd, &passwd));
        let read = [entry.administrators.ok_or_else(|| TestCaseError::fail("not a list"))?, entry.members];
        let read = read.map(|list| list.map(|member| member.bytes().to_vec()).collect::<Vec<_>>());
        prop_assert_eq!(read, [kept(administrators), kept(members)]);
    }

    #[test]
    fn shadow(name in name(), passwd in text(), days in prop::array::uniform6(-1..=i64::from(i32::MAX)), flag: u32) {
        let mut written = Buffer::new();
        let result =
            shadow::entry::Text { name: Some(name.to_bytes()), passwd: Some(passwd.to_bytes()), days, flag: flag.into() }.write(&mut written);
        if breaks(&passwd, b":\n") {
            prop_assert_eq!(result, Err(Errno(libc::EINVAL)));
            prop_assert!(written.is_empty());
            return Ok(());
        }
        prop_assert_eq!(result, Ok(()));
        let mut line = line(&written);
        let entry = Fields::new(&mut line).and_then(shadow::entry::Entry::parse).ok_or_else(|| TestCaseError::fail("not an entry"))?;
        prop_assert!(same(Some(entry.name), &name) && same(entry.passwd, &passwd));
        prop_assert_eq!((entry.days, entry.flag), (days, flag.into()));
    }
}

/// What remains of members after reading: no blanks in front, and no empty ones.
fn kept(members: &[CString]) -> Vec<Vec<u8>> {
    members
        .iter()
        .map(|member| member.to_bytes().trim_ascii_start().to_vec())
        .filter(|member| !member.is_empty())
        .collect()
}
