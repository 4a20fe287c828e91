//! Two lists of figures, each in text order, become one in which no two overlap.

use super::Figure;

/// All figures of a text from three lists. Those of `claimed` stay; of `few` and of those that are being made, which may
/// overlap each other (八两: a unit may be a numeral too), the one that starts first. `beside` sees each of these with
/// the one before it.
pub(super) fn gather(
    claimed: Vec<Figure>,
    few: Vec<Figure>,
    many: impl Iterator<Item = Figure>,
    most: usize,
    mut beside: impl FnMut(&Figure, &mut Figure),
) -> Vec<Figure> {
    let mut many = many.peekable();
    if few.is_empty() && many.peek().is_none() {
        return claimed;
    }
    let mut out: Vec<Figure> = Vec::with_capacity(claimed.len() + few.len() + most);
    let mut claimed = claimed.into_iter().peekable();
    let (mut end, mut last) = (0, None);
    let mut put = |out: &mut Vec<Figure>, mut figure: Figure| {
        if figure.span.start < end {
            return;
        }
        end = figure.span.end;
        while let Some(first) = claimed.next_if(|c| c.span.end <= figure.span.start) {
            out.push(first);
        }
        if claimed.peek().is_some_and(|c| c.span.start < figure.span.end) {
            return;
        }
        if let Some(before) = last.and_then(|l: usize| out.get(l)) {
            beside(before, &mut figure);
        }
        last = Some(out.len());
        out.push(figure);
    };
    let mut few = few.into_iter().peekable();
    for figure in many {
        while let Some(other) = few.next_if(|other| other.span < figure.span) {
            put(&mut out, other);
        }
        put(&mut out, figure);
    }
    few.for_each(|other| put(&mut out, other));
    out.extend(claimed);
    out
}

/// Where two overlap, that of the first list stays. It is short: what it overlaps goes, and the rest of the long list is moved along in place.
pub(super) fn few_win(few: Vec<Figure>, mut many: Vec<Figure>) -> Vec<Figure> {
    if few.is_empty() || many.is_empty() {
        return if few.is_empty() { many } else { few };
    }
    let mut at = 0;
    many.retain(|f| {
        while few.get(at).is_some_and(|w| w.span.end <= f.span.start) {
            at += 1;
        }
        few.get(at).is_none_or(|w| !w.span.overlaps(f.span))
    });
    insert(&mut many, few);
    many
}

/// Where two overlap, the one that starts first stays; of two that start together, the shorter, and that of the long list.
pub(super) fn leftmost_wins(few: Vec<Figure>, mut many: Vec<Figure>) -> Vec<Figure> {
    if few.is_empty() || many.is_empty() {
        return if few.is_empty() { many } else { few };
    }
    insert(&mut many, few);
    let mut end = 0;
    many.retain(|f| {
        let free = f.span.start >= end;
        if free {
            end = f.span.end;
        }
        free
    });
    many
}

/// Orders the figures from `from` on; where two overlap, the one that starts first stays.
pub(super) fn leftmost_of_tail(figures: &mut Vec<Figure>, from: usize) {
    if let Some(tail) = figures.get_mut(from..) {
        tail.sort_by_key(|f| f.span);
    }
    let (mut kept, mut end) = (from, 0);
    for at in from..figures.len() {
        let Some(span) = figures.get(at).map(|f| f.span).filter(|s| s.start >= end) else { continue };
        end = span.end;
        figures.swap(kept, at);
        kept += 1;
    }
    figures.truncate(kept);
}

/// Puts a short list into a long one by span, from behind: nothing is copied to another place than its own.
fn insert(many: &mut Vec<Figure>, few: Vec<Figure>) {
    let mut from = many.len();
    many.extend(few.iter().map(|f| Figure::new(f.kind, f.span, "")));
    let mut to = many.len();
    for figure in few.into_iter().rev() {
        while from > 0 && many.get(from - 1).is_some_and(|f| f.span > figure.span) {
            (from, to) = (from - 1, to - 1);
            many.swap(from, to);
        }
        to -= 1;
        if let Some(place) = many.get_mut(to) {
            *place = figure;
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
        assert_eq!(show(&few_win(list(&a), list(&b))), [(0, 2), (2, 4), (8, 12), (12, 13)]);
        assert_eq!(show(&leftmost_wins(list(&a), list(&b))), [(0, 2), (2, 4), (6, 9), (12, 13)]);
        let all = gather(list(&[(4, 6)]), list(&a), list(&b).into_iter(), 4, |_, _| {});
        assert_eq!(show(&all), [(0, 2), (2, 4), (4, 6), (6, 9), (12, 13)]);
        assert_eq!(show(&leftmost_wins(list(&b), list(&a))), [(0, 2), (2, 4), (6, 9), (12, 13)]);
    }
}
