//! Codes: what the markup ties to a name, what stands in the bracket after it, and registry numbers.

use super::candidate::Candidate;
use super::{Code, Entity, EntityType, Evidence, weight};
use crate::clean::CleanText;
use crate::lexicon::names::Names;
use crate::phrases::{self, Sets, ends_any, holds};
use crate::span;

/// Names that the markup gives a code: `<span id="stock_sh600000">某银行</span>`.
pub(super) fn candidates(clean: &CleanText, names: &Names, out: &mut Vec<Candidate>) {
    let text = clean.text();
    for code in &clean.codes {
        let name = code.at.of(text);
        let count = name.chars().count();
        if !(2..=12).contains(&count) || name.chars().any(|c| c.is_ascii_digit() || c.is_whitespace()) {
            continue;
        }
        let known = names.get(name).map(|n| super::gazetteer::entity_type(n.kind));
        let kind = match known {
            Some(kind @ (EntityType::Bank | EntityType::Company)) => kind,
            _ if name.ends_with("银行") || name.ends_with("农商行") => EntityType::Bank,
            // The index 上证指数 has a code as well.
            _ if ["指数", "指", "50", "300", "ETF"].iter().any(|e| name.ends_with(e)) => continue,
            _ => EntityType::Company,
        };
        out.push(Candidate {
            span: code.at,
            kind,
            evidence: Evidence::Markup,
            weight: weight::MARKUP,
            same_as: None,
        });
    }
}

/// Writes the codes of the markup and of the text to the entities that they stand beside.
pub(super) fn attach(clean: &CleanText, entities: &mut [Entity]) {
    let text = clean.text();
    for entity in entities.iter_mut() {
        if !matches!(entity.kind, EntityType::Company | EntityType::Bank | EntityType::Fund) {
            continue;
        }
        let mut found = Vec::new();
        for mention in &entity.mentions {
            let from = clean.codes.partition_point(|c| c.at.end <= mention.span.start);
            for code in
                clean.codes.get(from..).unwrap_or(&[]).iter().take_while(|c| c.at.start < mention.span.end)
            {
                // 交通银行 in 交通银行上海市分行: the code is the bank's, not the branch's.
                if code.at.end < mention.span.end && is_branch(mention.span.of(text)) {
                    continue;
                }
                found.extend(split(&code.code).map(|(system, code)| Code {
                    system,
                    code,
                    evidence: Evidence::Markup,
                }));
            }
            let after = text.get(mention.span.end as usize..).unwrap_or("");
            found.extend(bracket(after.trim_start_matches('\n')));
            found.extend(announced(text.get(..mention.span.start as usize).unwrap_or("")));
            if entity.registry.is_none() {
                entity.registry = registry(after);
            }
        }
        for code in found {
            match entity.codes.iter_mut().find(|c| c.system == code.system && c.code == code.code) {
                // What the document itself says is the stronger evidence.
                Some(known) => known.evidence = code.evidence,
                None => entity.codes.push(code),
            }
        }
    }
}

fn is_branch(name: &str) -> bool {
    ends_any(name, &["分行", "支行", "分公司", "支公司", "营业部"]).is_some()
}

/// `sh601398`, `SZ000001`, `601398.SH`, `00700.HK`.
fn split(code: &str) -> Option<(&'static str, String)> {
    let lower = code.to_ascii_lowercase();
    let digits: String = lower.chars().filter(char::is_ascii_digit).collect();
    let letters: String = lower.chars().filter(char::is_ascii_alphabetic).collect();
    let system = match letters.as_str() {
        "sh" | "ss" | "stocksh" => "sse",
        "sz" | "stocksz" => "szse",
        "bj" => "bse",
        "hk" | "rthk" => return (3..=5).contains(&digits.len()).then(|| ("hkex", format!("{digits:0>5}"))),
        "" => exchange(&digits)?,
        _ => return None,
    };
    (4..=6).contains(&digits.len()).then_some((system, digits))
}

/// The exchange that numbers of this kind belong to.
fn exchange(digits: &str) -> Option<&'static str> {
    match (digits.len(), digits.as_bytes().first()?) {
        (6, b'6' | b'9') => Some("sse"),
        (6, b'0' | b'2' | b'3') => Some("szse"),
        (6, b'4' | b'8') => Some("bse"),
        (5, _) => Some("hkex"),
        _ => None,
    }
}

/// The code in the bracket directly after a name: （603885）, (00700.HK), （证券代码：833024）.
fn bracket(after: &str) -> Option<Code> {
    let open = after.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let inside = after.get(open.len_utf8()..)?;
    let close = inside.char_indices().take(40).find(|(_, c)| matches!(c, '）' | ')'))?.0;
    let inside = inside.get(..close)?;
    let said = ["证券代码", "股票代码", "股份代号", "代码", "代号"]
        .iter()
        .find_map(|w| inside.get(phrases::find(inside, w)? + w.len()..));
    let plain = inside.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ':' || c == '.');
    let code = match said {
        Some(code) => code,
        None if plain.starts_with(|c: char| c.is_ascii_digit()) => inside,
        None => return None,
    };
    let (system, code) = split(&number(code)).or_else(|| hong_kong(inside, code))?;
    Some(Code { system, code, evidence: Evidence::Alias })
}

fn number(said: &str) -> String {
    let said = said.trim_start_in(":： ");
    said.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect()
}

/// （股份代号：939）
fn hong_kong(said: &str, code: &str) -> Option<(&'static str, String)> {
    holds(said, "股份代号").then(|| split(&format!("hk{}", number(code)))).flatten()
}

/// The code in the heading of a notice, before the short name: 证券代码：688256 证券简称：.
fn announced(before: &str) -> Option<Code> {
    let head = before.trim_end_in(" ：:").strip_suffix("简称")?;
    // The line may be one of megabytes.
    let near = head.get(span::ceil(head, head.len().saturating_sub(240))..)?;
    let line = near.rsplit('\n').next()?;
    let said = line.get(line.rfind("代码")? + "代码".len()..)?;
    let (system, code) = split(&number(said))?;
    Some(Code { system, code, evidence: Evidence::Alias })
}

/// 统一社会信用代码 and its 18 signs within the next clause.
fn registry(after: &str) -> Option<String> {
    // Few names have one: forty characters take 160 bytes at most.
    phrases::find(after.get(..span::floor(after, 160))?, "统一社会信用代码")?;
    let near: usize = after.chars().take(40).map(char::len_utf8).sum();
    let near = after.get(..near)?;
    let at = near.find("统一社会信用代码")? + "统一社会信用代码".len();
    let code: String = after
        .get(at..)?
        .chars()
        .skip_while(|c| matches!(c, ':' | '：' | '为' | ' ' | '是'))
        .take_while(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
        .collect();
    (code.len() == 18).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_all_their_forms() {
        assert_eq!(split("sh601398"), Some(("sse", "601398".into())));
        assert_eq!(split("00700.HK"), Some(("hkex", "00700".into())));
        assert_eq!(bracket("（300750）").map(|c| c.system), Some("szse"));
        assert_eq!(bracket("(证券简称:甲乙 证券代码:833024)").map(|c| c.code), Some("833024".into()));
        assert_eq!(bracket("（2024年）"), None);
        assert_eq!(
            registry("，统一社会信用代码：91310000MA1FL0000X，").as_deref(),
            Some("91310000MA1FL0000X")
        );
    }
}
