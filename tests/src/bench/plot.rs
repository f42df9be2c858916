//! The groups' ratios as a picture: `docs/speed.svg`.

use std::{ops::Range, path::Path};

use anyhow::{Result, anyhow};
use plotters::{
    coord::{combinators::LogCoord, types::RangedCoordf64},
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use crate::{
    groups::Unit,
    results::{Group, Results, Row},
};

const WIDTH: u32 = 960;
/// Of one group.
const HEIGHT: u32 = 34;
/// Above and below the groups.
const AROUND: u32 = 110;
const NAMES: u32 = 240;

const MUSL: RGBColor = RGBColor(213, 94, 0);
const OURS: RGBColor = RGBColor(0, 114, 178);
const FONT: &str = "sans-serif";

type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<LogCoord<f64>, RangedCoordf64>>;

/// Draws a lane for each group of times.
pub fn draw(results: &Results, path: &Path) -> Result<()> {
    let groups: Vec<_> = results.groups.iter().filter(|group| group.unit == Unit::Nanoseconds).collect();
    let lanes = u32::try_from(groups.len())?;
    let area = SVGBackend::new(path, (WIDTH, AROUND + lanes * HEIGHT)).into_drawing_area();
    area.fill(&WHITE).map_err(failure)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(12)
        .margin_top(48)
        .x_label_area_size(34)
        .y_label_area_size(NAMES)
        .build_cartesian_2d(extent(&groups).log_scale(), f64::from(lanes)..0.0)
        .map_err(failure)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .light_line_style(TRANSPARENT)
        .x_desc("time as a ratio to glibc's: left of 1 is faster")
        .x_label_formatter(&|ratio| format!("{ratio}"))
        .label_style((FONT, 13))
        .draw()
        .map_err(failure)?;
    let glibc = vec![(1.0, 0.0), (1.0, f64::from(lanes))];
    chart.draw_series([PathElement::new(glibc, BLACK.stroke_width(2))]).map_err(failure)?;
    for (group, lane) in groups.iter().zip(0..lanes) {
        let top = f64::from(lane);
        points(&mut chart, group.rows.iter().filter_map(Row::musl_ratio), group.musl_mean(), top + 0.3, MUSL)?;
        points(&mut chart, group.rows.iter().map(Row::ratio), Some(group.mean()), top + 0.7, OURS)?;
        let (_, y) = chart.backend_coord(&(1.0, top + 0.5));
        let style = (FONT, 13).into_text_style(&area).pos(Pos::new(HPos::Right, VPos::Center));
        area.draw(&Text::new(group.name.clone(), (i32::try_from(NAMES)?, y), style)).map_err(failure)?;
    }
    legend(&area)?;
    area.present().map_err(failure)
}

/// A dot for each ratio, and a stroke for their mean.
fn points(
    chart: &mut Chart<'_, '_>,
    ratios: impl Iterator<Item = f64>,
    mean: Option<f64>,
    y: f64,
    colour: RGBColor,
) -> Result<()> {
    let dots = ratios.map(|ratio| Circle::new((ratio, y), 3, colour.mix(0.5).filled()));
    chart.draw_series(dots).map_err(failure)?;
    let strokes = mean.map(|mean| PathElement::new(vec![(mean, y - 0.2), (mean, y + 0.2)], colour.stroke_width(3)));
    chart.draw_series(strokes).map_err(failure)?;
    Ok(())
}

fn legend(area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>) -> Result<()> {
    let start = i32::try_from(NAMES)? + 12;
    for (x, colour, text) in [(0, MUSL, "plain musl"), (110, OURS, "with libwildebeest")] {
        area.draw(&Circle::new((start + x, 26), 4, colour.filled())).map_err(failure)?;
        let style = (FONT, 14).into_text_style(area).pos(Pos::new(HPos::Left, VPos::Center));
        area.draw(&Text::new(text, (start + x + 10, 26), style)).map_err(failure)?;
    }
    let style = (FONT, 14).into_text_style(area).pos(Pos::new(HPos::Left, VPos::Center));
    let text = "a dot is a row, a stroke their geometric mean, the line at 1 glibc";
    area.draw(&Text::new(text, (start + 270, 26), style)).map_err(failure)
}

/// From the least to the greatest ratio, with a margin.
fn extent(groups: &[&Group]) -> Range<f64> {
    let rows = groups.iter().flat_map(|group| &group.rows);
    let ratios = rows.flat_map(|row| [Some(row.ratio()), row.musl_ratio()]).flatten();
    let (least, greatest) = ratios.fold((0.5, 2.0), |(least, greatest), ratio| (ratio.min(least), ratio.max(greatest)));
    least / 1.3..greatest * 1.3
}

/// The errors of a drawing cannot be handed on as they are.
fn failure(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("cannot draw: {error}")
}
