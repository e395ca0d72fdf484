//! Many workers, one order, bounded memory.
//!
//! One thread makes items, workers turn each into results, one or several, in any order
//! of the items, and the caller's thread takes the results in the order of the items.
//! What is under way is bounded by a window that an item enters before it is handed out
//! and leaves when its last result is delivered, and results that nobody took yet are
//! few: whoever has more waits. The oldest item is always inside and its results are
//! taken as they come, so that waiting for room always ends.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

/// Bytes under way at a time; one larger item goes alone.
const WINDOW_BYTES: usize = 16 << 20;
/// Items under way at a time, for each worker.
const WINDOW_ITEMS: usize = 64;

/// Results on their way, for each worker.
const RESULTS: usize = 16;

/// Without a result for so long, `deliver` is told.
const QUIET: Duration = Duration::from_millis(200);

/// Asks a run to end: what is begun comes out, nothing is begun any more.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks for it; whether that was asked for before.
    pub fn ask(&self) -> bool {
        self.0.swap(true, Ordering::Relaxed)
    }

    /// Whether it was asked for.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Hands items to the workers.
pub struct Emitter<I> {
    items: mpsc::Sender<(u64, usize, I)>,
    window: Arc<Window>,
    stop: Stop,
    next: u64,
}

impl<I> Emitter<I> {
    /// Hands out `item`, which holds about `weight` bytes, once there is room.
    /// Breaks when nobody takes the results any more, or the run is to end.
    pub fn emit(&mut self, item: I, weight: usize) -> ControlFlow<()> {
        if self.stop.asked() || !self.window.enter(weight) {
            return ControlFlow::Break(());
        }
        if self.stop.asked() || self.items.send((self.next, weight, item)).is_err() {
            self.window.leave(weight);
            return ControlFlow::Break(());
        }
        self.next += 1;
        ControlFlow::Continue(())
    }
}

/// What a worker says of the item with this number.
struct Message<R> {
    number: u64,
    news: News<R>,
}

enum News<R> {
    Result(R),
    /// That was all, of an item of this weight.
    End(usize),
}

/// Runs `make` on a thread of its own, `work` on `jobs` threads and `deliver` here, on
/// every result in the order of the items, until it breaks; on `None` when nothing is
/// under way and when nothing has come for a while. `work` gets the number of the item,
/// from 0, and hands over results as it makes them. Whether all threads came to a good end.
///
/// When `deliver` breaks or `stop` is asked for, the threads are left behind rather than
/// waited for: the reader may sit in a read that never ends.
pub fn run<I, R>(
    jobs: usize,
    stop: &Stop,
    make: impl FnOnce(&mut Emitter<I>) + Send + 'static,
    work: impl Fn(u64, I, &mut dyn FnMut(R)) + Send + Sync + 'static,
    mut deliver: impl FnMut(Option<R>) -> ControlFlow<()>,
) -> bool
where
    I: Send + 'static,
    R: Send + 'static,
{
    let window = Arc::new(Window::new(jobs * WINDOW_ITEMS));
    let (item_sender, items) = mpsc::channel();
    let (result_sender, results) = mpsc::sync_channel(jobs * RESULTS);
    let items = Arc::new(Mutex::new(items));
    let work = Arc::new(work);

    let mut emitter = Emitter {
        items: item_sender,
        window: Arc::clone(&window),
        stop: stop.clone(),
        next: 0,
    };
    let mut threads = vec![thread::spawn(move || make(&mut emitter))];
    for _ in 0..jobs {
        let (items, results, work) = (Arc::clone(&items), result_sender.clone(), Arc::clone(&work));
        threads.push(thread::spawn(move || {
            // The lock is held while waiting: the next item is for whoever has it.
            while let Ok((number, weight, item)) = { lock(&items).recv() } {
                let send = |news| results.send(Message { number, news }).is_ok();
                let mut taken = true;
                work(number, item, &mut |result| {
                    taken = taken && send(News::Result(result));
                });
                if !(taken && send(News::End(weight))) {
                    break;
                }
            }
        }));
    }
    drop(result_sender);

    let mut next = 0;
    // What came of later items than the one whose turn it is.
    let mut early: BTreeMap<u64, Vec<News<R>>> = BTreeMap::new();
    loop {
        let mut at_hand = match results.recv_timeout(QUIET) {
            Ok(Message { number, news }) if number == next => vec![news],
            Ok(Message { number, news }) => {
                early.entry(number).or_default().push(news);
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {
                let done = stop.asked() && window.is_empty();
                if deliver(None).is_break() || done {
                    window.close();
                    return true;
                }
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        while !at_hand.is_empty() {
            let mut ended = false;
            for news in at_hand {
                match news {
                    News::Result(result) => {
                        if deliver(Some(result)).is_break() {
                            window.close();
                            return true;
                        }
                    }
                    News::End(weight) => {
                        window.leave(weight);
                        ended = true;
                    }
                }
            }
            next += u64::from(ended);
            at_hand = early.remove(&next).unwrap_or_default();
        }
        if window.is_empty() && (deliver(None).is_break() || stop.asked()) {
            window.close();
            return true;
        }
    }
    let joined = threads.into_iter().map(thread::JoinHandle::join);
    joined.fold(early.is_empty(), |good, thread| good & thread.is_ok())
}

struct Window {
    items: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    items: usize,
    bytes: usize,
    closed: bool,
}

impl Window {
    fn new(items: usize) -> Self {
        Self {
            items,
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Waits for room; `false` when the window was closed.
    fn enter(&self, weight: usize) -> bool {
        let full = |state: &mut State| {
            let crowded = state.items >= self.items || state.bytes + weight > WINDOW_BYTES;
            !state.closed && state.items > 0 && crowded
        };
        let state = self.changed.wait_while(lock(&self.state), full);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.items += 1;
        state.bytes += weight;
        !state.closed
    }

    fn leave(&self, weight: usize) {
        let mut state = lock(&self.state);
        state.items -= 1;
        state.bytes -= weight;
        drop(state);
        self.changed.notify_one();
    }

    fn is_empty(&self) -> bool {
        lock(&self.state).items == 0
    }

    fn close(&self) {
        lock(&self.state).closed = true;
        self.changed.notify_one();
    }
}

/// No state here is left half changed by a panic, so that a poisoned lock is as good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
