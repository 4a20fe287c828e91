//! Two lists of figures, each in text order, become one in which no two overlap.

use super::Figure;

/// Where two overlap, that of the first list stays.
pub(super) fn first_wins(first: Vec<Figure>, second: Vec<Figure>) -> Vec<Figure> {
    if first.is_empty() || second.is_empty() {
        return if first.is_empty() { second } else { first };
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let mut second = second.into_iter().peekable();
    for figure in first {
        while let Some(other) = second.next_if(|other| other.span.start < figure.span.end) {
            if other.span.end <= figure.span.start {
                out.push(other);
            }
        }
        out.push(figure);
    }
    out.extend(second);
    out
}

/// Where two overlap, the one that starts first stays.
pub(super) fn leftmost_wins(first: Vec<Figure>, second: Vec<Figure>) -> Vec<Figure> {
    if first.is_empty() || second.is_empty() {
        return if first.is_empty() { second } else { first };
    }
    let mut out: Vec<Figure> = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    loop {
        let next = match (first.peek(), second.peek()) {
            (Some(a), Some(b)) if b.span < a.span => second.next(),
            (Some(_), _) => first.next(),
            _ => second.next(),
        };
        let Some(next) = next else { return out };
        if out.last().is_none_or(|last| last.span.end <= next.span.start) {
            out.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Kind;
    use crate::span::Span;

    fn list(spans: &[(usize, usize)]) -> Vec<Figure> {
        spans.iter().map(|&(a, b)| Figure::new(Kind::Number, Span::new(a, b), "")).collect()
    }

    fn show(figures: &[Figure]) -> Vec<(u32, u32)> {
        figures.iter().map(|f| (f.span.start, f.span.end)).collect()
    }

    #[test]
    fn overlaps_are_resolved_in_order() {
        let (a, b) = ([(2, 4), (8, 12)], [(0, 2), (3, 5), (6, 9), (12, 13)]);
        assert_eq!(show(&first_wins(list(&a), list(&b))), [(0, 2), (2, 4), (8, 12), (12, 13)]);
        assert_eq!(show(&leftmost_wins(list(&a), list(&b))), [(0, 2), (2, 4), (6, 9), (12, 13)]);
    }
}
