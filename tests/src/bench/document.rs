//! What a run has found, for people: a table of the groups in README.md, all rows in `docs/speed.md`.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};

use crate::{
    groups::Unit,
    results::{Group, Limit, Results, Row},
    table::{quantity, ratio},
};

const BEGIN: &str = "<!-- speed: `make bench PROGRAMS=yes PLOT=yes` makes this table -->\n";
const END: &str = "<!-- end of speed -->";

/// The README with the table of `results` in the place of the one that was there.
pub fn update(readme: &str, results: &Results) -> Result<String> {
    let (before, rest) = readme.split_once(BEGIN).with_context(|| format!("README.md has no `{}`", BEGIN.trim()))?;
    let Some((_, after)) = rest.split_once(END) else { bail!("README.md has no `{END}`") };
    Ok(format!("{before}{BEGIN}{}{END}{after}", summary(results)?))
}

/// A line for each group of times.
fn summary(results: &Results) -> Result<String> {
    let mut text = "\
| geometric means of times as ratios to glibc's | rows | plain musl | with libwildebeest | its slowest row | at most |
|---|---|---|---|---|---|
"
    .to_owned();
    for group in results.groups.iter().filter(|group| group.unit == Unit::Nanoseconds) {
        let slowest = group.rows.iter().max_by(|one, other| one.ratio().total_cmp(&other.ratio()));
        let slowest = slowest.map_or(String::new(), |row| format!("{} (`{}`)", ratio(row.ratio()), row.name));
        let mean = marked(ratio(group.mean()), group.mean_limit().as_ref());
        let (name, rows, musl) = (&group.name, group.rows.len(), dash(group.musl_mean().map(ratio)));
        writeln!(text, "| {name} | {rows} | {musl} | {mean} | {slowest} | {} |", reach(group))?;
    }
    Ok(text)
}

/// What a group is held to.
fn reach(group: &Group) -> String {
    let mean = group.reach.mean.map(|most| format!("mean {most}"));
    let row = group.reach.row.map(|most| format!("each {most}"));
    let of_musl = group.reach.of_musl.iter().map(|(name, most)| format!("`{name}` {most} of plain musl's"));
    mean.into_iter().chain(row).chain(of_musl).collect::<Vec<_>>().join(", ")
}

/// All rows.
pub fn page(results: &Results) -> Result<String> {
    let mut text = format!(
        "# Speed: all rows\n\n`make bench PROGRAMS=yes PLOT=yes` wrote this, on {}. Times on musl are ratios to glibc's; what stands in \
         bold type is above what is to be reached.\n\n![the groups' ratios](speed.svg)\n",
        results.processor
    );
    for group in &results.groups {
        write!(
            text,
            "\n| {} | glibc | plain musl | with libwildebeest | at most |\n|---|---|---|---|---|\n",
            group.name
        )?;
        for row in &group.rows {
            text.push_str(&line(group, row));
        }
        if group.unit == Unit::Nanoseconds && group.rows.len() > 1 {
            let limit = group.mean_limit();
            let mean = marked(ratio(group.mean()), limit.as_ref());
            let musl = dash(group.musl_mean().map(ratio));
            writeln!(
                text,
                "| geometric mean | | {musl} | {mean} | {} |",
                limit.map_or(String::new(), |limit| limit.text)
            )?;
        }
    }
    Ok(text)
}

fn line(group: &Group, row: &Row) -> String {
    let limit = group.limit(row);
    let shown = |value: f64| match group.unit {
        Unit::Nanoseconds => ratio(value / row.glibc),
        Unit::Kibibytes => quantity(value, group.unit),
    };
    let (name, glibc, musl) = (&row.name, quantity(row.glibc, group.unit), dash(row.musl.map(shown)));
    let ours = marked(shown(row.wildebeest), limit.as_ref());
    format!("| {name} | {glibc} | {musl} | {ours} | {} |\n", limit.map_or(String::new(), |limit| limit.text))
}

fn marked(value: String, limit: Option<&Limit>) -> String {
    if limit.is_some_and(|limit| !limit.is_kept) { format!("**{value}**") } else { value }
}

fn dash(value: Option<String>) -> String {
    value.unwrap_or_else(|| "-".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::Reach;

    fn results() -> Results {
        let rows = vec![Row { name: "quick".to_owned(), glibc: 2e6, musl: None, wildebeest: 3e6 }];
        let reach = Reach { row: Some(1.2), ..Reach::default() };
        let group = Group { name: "some".to_owned(), unit: Unit::Nanoseconds, reach, rows };
        Results { processor: "a processor".to_owned(), groups: vec![group], failed: Vec::new() }
    }

    #[test]
    fn only_the_table_is_replaced() -> Result<()> {
        let readme = format!("before\n{BEGIN}old\n{END}\nafter\n");
        let updated = update(&readme, &results())?;
        assert!(
            updated.starts_with(&format!("before\n{BEGIN}| geo")) && updated.ends_with(&format!("|\n{END}\nafter\n"))
        );
        assert!(updated.contains("| some | 1 | - | 1.50 | 1.50 (`quick`) | each 1.2 |\n"), "{updated}");
        assert_eq!(update(&updated, &results())?, updated);
        assert!(update("no table", &results()).is_err());
        Ok(())
    }

    #[test]
    fn what_stands_above_its_limit_is_bold() -> Result<()> {
        assert!(page(&results())?.contains("| quick | 2.00 ms | - | **1.50** | 1.20 |\n"));
        Ok(())
    }
}
