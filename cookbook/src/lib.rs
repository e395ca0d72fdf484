//! The programs of `docs/cookbook.md` are the examples of this package.
