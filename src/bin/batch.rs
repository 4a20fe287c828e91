//! Many documents on all cores: answers come in the order of the questions, and few are held at a time.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// How many answers may wait for an earlier, slower one, for each core.
const AHEAD: usize = 8;

struct State<I, R> {
    items: I,
    taken: usize,
    written: usize,
    ready: BTreeMap<usize, R>,
    /// No item is left, or the sink has failed.
    ended: bool,
}

/// Runs `work` on every item on all cores and gives the results to `sink` in the order of the items.
/// Stops early where `sink` fails, with its error.
pub(crate) fn in_order<T, R: Send, E>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let state = Mutex::new(State { items, taken: 0, written: 0, ready: BTreeMap::new(), ended: false });
    let changed = Condvar::new();
    // A panic of a worker would poison the lock; the state stays whole, so the others go on.
    let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let mut held = lock();
                    while !held.ended && held.taken >= held.written + workers * AHEAD {
                        held = changed.wait(held).unwrap_or_else(PoisonError::into_inner);
                    }
                    let item = if held.ended { None } else { held.items.next() };
                    let Some(item) = item else {
                        held.ended = true;
                        changed.notify_all();
                        return;
                    };
                    let number = held.taken;
                    held.taken += 1;
                    drop(held);
                    let result = work(item);
                    lock().ready.insert(number, result);
                    changed.notify_all();
                }
            });
        }
        let mut held = lock();
        loop {
            let next = held.written;
            if let Some(result) = held.ready.remove(&next) {
                held.written += 1;
                changed.notify_all();
                drop(held);
                let done = sink(result);
                held = lock();
                if done.is_err() {
                    held.ended = true;
                    changed.notify_all();
                    return done;
                }
            } else if held.ended && held.written == held.taken {
                return Ok(());
            } else {
                held = changed.wait(held).unwrap_or_else(PoisonError::into_inner);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_an_error_stops() {
        let mut seen = Vec::new();
        let work = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(n * 37 % 100));
            n * 2
        };
        let all: Result<(), ()> = in_order(0..500, work, |n| {
            seen.push(n);
            Ok(())
        });
        assert_eq!(all, Ok(()));
        assert!(seen.iter().copied().eq((0..500).map(|n| n * 2)));
        let failed = in_order(0.., work, |n| if n < 100 { Ok(()) } else { Err(n) });
        assert_eq!(failed, Err(100));
    }
}
