//! The kernel's drivers that the system needs, in the order in which they can be loaded.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::proof;

/// The end of the name of a driver's file.
const SUFFIX: &str = ".ko";

/// Paths of the wanted drivers and of all they depend on, each after what it depends on. What is
/// built into the kernel has no file and needs none; `builtin` is the kernel's list of that.
pub fn in_order(directory: &Path, wanted: &[String], builtin: &str) -> Result<Vec<PathBuf>> {
    let mut known = BTreeMap::new();
    for path in proof::files_below(directory)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(SUFFIX) {
            known.insert(plain(name), path);
        }
    }
    let builtin: Vec<String> = builtin.lines().filter_map(name_of_builtin).collect();
    let mut order = Vec::new();
    for name in wanted {
        add(&known, &builtin, &plain(name), &mut order)?;
    }
    Ok(order)
}

fn add(known: &BTreeMap<String, PathBuf>, builtin: &[String], name: &str, order: &mut Vec<PathBuf>) -> Result<()> {
    let Some(path) = known.get(name) else {
        if builtin.iter().any(|other| other == name) {
            return Ok(());
        }
        bail!("the kernel has no driver {name}");
    };
    if order.contains(path) {
        return Ok(());
    }
    let data = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    for dependency in dependencies(&data) {
        add(known, builtin, &dependency, order)?;
    }
    order.push(path.clone());
    Ok(())
}

/// What a driver says it depends on: `depends=one,other`, between zeros.
fn dependencies(driver: &[u8]) -> Vec<String> {
    let line = driver.split(|byte| *byte == 0).find_map(|text| text.strip_prefix(b"depends="));
    let line = String::from_utf8_lossy(line.unwrap_or_default()).into_owned();
    line.split(',').filter(|name| !name.is_empty()).map(plain).collect()
}

/// `kernel/drivers/virtio/virtio-ring.ko` is virtio_ring.
fn name_of_builtin(line: &str) -> Option<String> {
    Some(plain(line.rsplit('/').next()?.strip_suffix(SUFFIX)?))
}

/// The kernel does not tell `-` and `_` apart.
fn plain(name: &str) -> String {
    name.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drivers(files: &[(&str, &str)]) -> Result<tempfile::TempDir> {
        let directory = tempfile::tempdir()?;
        for (name, depends) in files {
            let path = directory.path().join(name);
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(path, format!("\x7fELF\0license=GPL\0depends={depends}\0name=x\0"))?;
        }
        Ok(directory)
    }

    #[test]
    fn what_a_driver_depends_on_comes_before_it_and_once() -> Result<()> {
        let files = [("net/virtio_net.ko", "virtio,net-failover"), ("net/net_failover.ko", "failover")];
        let more = [("core/failover.ko", ""), ("virtio/virtio.ko", ""), ("virtio/virtio-pci.ko", "virtio,virtio_ring")];
        let directory = drivers(&[files.as_slice(), more.as_slice()].concat())?;
        let wanted = ["virtio_pci".to_owned(), "virtio_net".to_owned()];
        let order = in_order(directory.path(), &wanted, "kernel/drivers/virtio/virtio_ring.ko\n")?;
        let names: Vec<_> = order.iter().filter_map(|path| path.file_stem()?.to_str()).collect();
        assert_eq!(names, ["virtio", "virtio-pci", "failover", "net_failover", "virtio_net"]);
        Ok(())
    }

    #[test]
    fn an_unknown_driver_is_an_error() -> Result<()> {
        let directory = drivers(&[("a.ko", "b")])?;
        let complaint = in_order(directory.path(), &["a".to_owned()], "").err().map(|error| error.to_string());
        assert_eq!(complaint.as_deref(), Some("the kernel has no driver b"));
        Ok(())
    }
}
