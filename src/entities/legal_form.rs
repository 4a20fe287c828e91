//! The legal forms of enterprises: 股份有限公司, 合伙企业（有限合伙）.

use crate::phrases::{ends_any, holds_any};

/// The longest first.
const COMPANIES: &[&str] = &["股份有限公司", "有限责任公司", "有限公司"];
/// What a bracket behind a name says of its form.
pub(super) const BRACKETS: &[&str] = &["有限合伙", "有限公司", "特殊普通合伙", "普通合伙"];

/// The form at the end of a company's name.
pub(super) fn of_company(name: &str) -> Option<&'static str> {
    ends_any(name, COMPANIES)
}

/// A company's form anywhere in the name: of a bank before its branch.
pub(super) fn inside(name: &str) -> Option<&'static str> {
    holds_any(name, COMPANIES)
}

/// The name without its form, where it has one.
pub(super) fn without(name: &str) -> Option<&str> {
    let said =
        name.strip_suffix([')', '）']).and_then(|n| BRACKETS.iter().find_map(|form| n.strip_suffix(form)));
    match said.and_then(|n| n.strip_suffix(['(', '（'])) {
        Some(bare) => Some(bare.strip_suffix("合伙企业").unwrap_or(bare)),
        None => name.strip_suffix("合伙企业").or_else(|| name.strip_suffix(of_company(name)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_taken_off() {
        for (name, bare) in [
            ("禾田股份有限公司", Some("禾田")),
            ("禾田基金合伙企业（有限合伙）", Some("禾田基金")),
            ("禾田基金(有限合伙)", Some("禾田基金")),
            ("禾田科技", None),
        ] {
            assert_eq!(without(name), bare, "{name}");
        }
        assert_eq!(inside("禾田银行股份有限公司长沙分行"), Some("股份有限公司"));
    }
}
