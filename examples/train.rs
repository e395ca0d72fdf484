//! Trains.
fn main() {
    bantin::word::train::experiment::main();
}
