//! Reads files of Vietnamese news and writes their facts, as `--help` tells.
//!
//! One thread reads, unpacks and cuts the input into articles; workers analyse
//! them and render the output; this thread writes it in the order of the input.

pub mod article; // one article to its facts, on a worker's thread
pub mod options; // what the user asked for
pub mod summary; // what is said on stderr

use std::{
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
    process::ExitCode,
    sync::{Arc, atomic::AtomicU64},
};

use clap::{CommandFactory, error::ErrorKind};

use crate::{
    order,
    problem::Problem,
    read::{
        articles,
        input::{self, Input, Inputs},
    },
    write::{records, sink::Sink, table::Style},
};
use article::Extractor;
use options::Options;
use summary::Summary;

/// Does what `options` ask for; what went wrong is on stderr.
pub fn run(options: &Options) -> ExitCode {
    let inputs = input::expand(&options.paths, options.input_format);
    if let Some(output) = options
        .output
        .as_deref()
        .filter(|path| input::reads(&inputs, path))
    {
        let message = format!(
            "{} is an input too; --output would replace it",
            output.display()
        );
        Options::command()
            .error(ErrorKind::ValueValidation, message)
            .exit();
    }
    if options.paths.is_empty() && !options.quiet {
        // Whoever pipes a text in and forgets the `-` should not wonder.
        let _ = writeln!(
            io::stderr(),
            "extract: no path is given; these are the sample articles (- reads stdin, --help tells more)"
        );
    }
    let total = inputs
        .iter()
        .flatten()
        .map(|input: &Input| input.size)
        .sum();
    let read = Arc::new(AtomicU64::new(0));
    // On a terminal the output itself shows how far it is.
    let bar = !options.quiet && (options.output.is_some() || !io::stdout().is_terminal());
    let mut summary = Summary::new(Arc::clone(&read), total, bar);

    match extract(options, inputs, read, &mut summary) {
        Ok(()) => {}
        // Whoever reads the output has had enough of it, as `head` has: no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return status(&summary),
        Err(error) => {
            let name = options
                .output
                .as_ref()
                .map(|path| path.display().to_string());
            let message = format!("cannot be written: {}", input::plain(&error));
            summary.problem(&Problem::new(name.as_deref().unwrap_or("stdout"), &message));
        }
    }
    let status = status(&summary);
    summary.finish(options.quiet);
    status
}

fn status(summary: &Summary) -> ExitCode {
    if summary.has_problems() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn extract(
    options: &Options,
    inputs: Inputs,
    progress: Arc<AtomicU64>,
    summary: &mut Summary,
) -> io::Result<()> {
    let mut sink = Sink::open(options.output.as_deref())?;
    let format = options.format();
    sink.write(records::header(format, options.lang).as_bytes())?;

    let limit = options.max_article();
    let style = Style::of_stdout(options.output.is_none() && io::stdout().is_terminal());
    let extractor = Extractor::new(options, style);

    let mut written = Ok(());
    let finished = order::run(
        options.jobs(),
        move |emitter| {
            let _ = articles::read_inputs(inputs, limit, &progress, emitter);
        },
        move |item, taker| extractor.extract(item, taker),
        |outcome| {
            written = match outcome {
                Some(outcome) => {
                    summary.take(&outcome);
                    sink.write(&outcome.rendered)
                }
                // Nothing more for now: whoever waits for the output gets what there is.
                None => sink.flush(),
            };
            if written.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        },
    );
    written?;
    if !finished {
        return Err(io::Error::other(
            "a fault ended the run before all was read; please report it",
        ));
    }
    sink.write(records::footer(format).as_bytes())?;
    sink.finish()
}
