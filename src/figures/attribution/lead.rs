//! The word before a noun phrase that belongs to the name of the measure.

use super::scene::Scene;
use super::subject::Names;
use crate::phrases::{Sets, ends_any, rfind, starts_any};
use crate::span::{Clean, Span};

/// 归属于母公司股东的净利润, 对东盟进出口, 新设立外商投资企业: the word before that belongs to the name.
pub(super) fn led_on(scene: &Scene<'_>, names: &Names<'_>, floor: usize, span: Span<Clean>) -> Span<Clean> {
    const LEADS: &[&str] = &[
        "归属于",
        "归属",
        "歸屬於",
        "新设立",
        "新设",
        "新登记",
        "新注册",
        "新认定",
        "新成立",
        "股东应占",
        "拥有人应占",
        "持有人应占",
    ];
    let left = scene.text.get(floor..span.start as usize).unwrap_or("");
    // 对美出口.
    let abroad = || {
        let rest = span.of(scene.text).strip_prefix(['美', '欧', '日', '华', '俄', '外', '韩']);
        rest.is_some_and(|t| starts_any(t, &["出口", "进口", "投资", "贸易", "进出口"]).is_some())
    };
    let lead = ends_any(left, LEADS)
        .or_else(|| ends_any(left, &["对"]).filter(|_| names.begins_at(span) || abroad()));
    let mut back = lead.map_or(0, str::len);
    // 归属于本行股东的净利润.
    if let Some(at) = rfind(left, "归属于").filter(|at| left.len() - at <= 24) {
        let between = left.get(at..).unwrap_or("");
        back = if between.holds_in("，、）和为") { back } else { between.len() };
    }
    Span::new(span.start as usize - back, span.end as usize)
}
