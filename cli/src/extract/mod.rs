//! Reads files of Vietnamese news and writes their facts, as `--help` tells.
//!
//! One thread reads, unpacks and cuts the input into articles; workers analyse
//! them and lay out the output; this thread writes it in the order of the input.

pub mod additions; // the user's own units, currencies and judgements
pub mod article; // one article to its facts, on a worker's thread
pub mod journal; // how far a run came
pub mod options; // what the user asked for
pub mod output; // where it goes, and what becomes of it when the run breaks off
pub mod summary; // what is said on stderr

use std::{
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
    process::ExitCode,
    sync::{Arc, atomic::AtomicU64},
};

use clap::{CommandFactory, error::ErrorKind};

use crate::{
    order::{self, Stop},
    problem::Problem,
    read::{
        articles,
        input::{self, Input, Inputs},
    },
};
use article::Extractor;
use options::Options;
use output::{Output, Refused};
use summary::Summary;

/// The exit status of a run that was interrupted.
const INTERRUPTED: u8 = 130;

/// Does what `options` ask for; what went wrong is on stderr.
pub fn run(options: &Options) -> ExitCode {
    if let Err(message) = options.check() {
        wrong_usage(&message);
    }
    let inputs = input::expand(&options.paths, options.input_format);
    if let Some(output) = options
        .output
        .as_deref()
        .filter(|path| input::reads(&inputs, path))
    {
        let output = output.display();
        wrong_usage(&format!(
            "{output} is an input too; --output would replace it"
        ));
    }
    let analyzer = additions::analyzer(options).unwrap_or_else(|message| wrong_usage(&message));
    let output = match Output::open(options) {
        Ok(output) => output,
        Err(Refused::Usage(message)) => wrong_usage(&message),
        Err(Refused::Io(error)) => {
            let problem = cannot_write(options, &error);
            let _ = writeln!(io::stderr(), "extract: {problem}");
            return ExitCode::FAILURE;
        }
    };
    if input::are_samples(&inputs) && !options.quiet {
        // Whoever pipes a text in and forgets the `-` should not wonder.
        let _ = writeln!(
            io::stderr(),
            "extract: no path is given; these are the sample articles (- reads stdin, --help tells more)"
        );
    }
    let read = Arc::new(AtomicU64::new(0));
    let sizes = inputs.iter().flatten().map(|input: &Input| input.size);
    // On a terminal the output itself shows how far it is.
    let bar = !options.quiet && (options.output.is_some() || !io::stdout().is_terminal());
    let mut summary = Summary::new(Arc::clone(&read), sizes.sum(), bar, output.done_before());
    let extractor = Extractor::new(options, analyzer, output.layout(), output.is_noted());
    let stop = stop_on_signals();
    let code = extract(
        options,
        inputs,
        read,
        extractor,
        &stop,
        output,
        &mut summary,
    );
    match code {
        // Whoever reads the output has had enough of it: nothing is said.
        Ended::Unread => status(&summary, options),
        Ended::Whole => {
            let status = status(&summary, options);
            summary.finish(options.quiet);
            status
        }
        Ended::Early => {
            summary.finish(options.quiet);
            ExitCode::from(INTERRUPTED)
        }
    }
}

fn wrong_usage(message: &str) -> ! {
    Options::command()
        .error(ErrorKind::ValueValidation, message)
        .exit()
}

/// What `--check` ends with where figures differ.
const DIFFERING: u8 = 3;

fn status(summary: &Summary, options: &Options) -> ExitCode {
    if summary.has_problems() {
        ExitCode::FAILURE
    } else if options.check && summary.has_differing() {
        ExitCode::from(DIFFERING)
    } else {
        ExitCode::SUCCESS
    }
}

fn cannot_write(options: &Options, error: &io::Error) -> Problem {
    let output = options.output.as_ref();
    let name = output.map_or_else(|| "stdout".to_owned(), |path| path.display().to_string());
    Problem::new(
        &name,
        &format!("cannot be written: {}", input::plain(error)),
    )
}

/// A first signal asks the run to end well, a second one ends it.
fn stop_on_signals() -> Stop {
    let stop = Stop::default();
    let asked = stop.clone();
    // Where another handler is at work already, that one does.
    let _ = ctrlc::set_handler(move || {
        if asked.ask() {
            std::process::exit(i32::from(INTERRUPTED));
        }
    });
    stop
}

/// How a run came to its end.
enum Ended {
    /// All was read; what went wrong was said.
    Whole,
    /// It was asked to end.
    Early,
    /// Nobody reads the output any more.
    Unread,
}

fn extract(
    options: &Options,
    inputs: Inputs,
    progress: Arc<AtomicU64>,
    extractor: Extractor,
    stop: &Stop,
    mut output: Output,
    summary: &mut Summary,
) -> Ended {
    let limit = options.max_article();
    let done = output.items_before();
    let mut written = output.begin();
    let mut finished = true;
    if written.is_ok() {
        finished = order::run(
            options.jobs(),
            stop,
            move |emitter| {
                let _ = articles::read_inputs(inputs, limit, &progress, emitter);
            },
            move |number, item, taker| {
                if number < done {
                    Extractor::pass(&item, taker);
                } else {
                    extractor.extract(item, taker);
                }
            },
            |outcome| {
                written = match outcome {
                    Some(outcome) => {
                        summary.take(&outcome);
                        output.take(outcome)
                    }
                    None => {
                        summary.show();
                        output.flush()
                    }
                };
                if written.is_ok() {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            },
        );
    }
    if !finished {
        let fault = "a fault ended the run before all was read; please report it";
        written = written.and(Err(io::Error::other(fault)));
    }
    let early = stop.asked();
    if written.is_ok() && !early {
        match output.finish() {
            Ok(()) => return Ended::Whole,
            Err(error) => written = Err(error),
        }
    } else {
        let message = output.end_early(early && written.is_ok());
        summary.note(message);
    }
    match written {
        Ok(()) => Ended::Early,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ended::Unread,
        Err(error) => {
            summary.problem(&cannot_write(options, &error));
            Ended::Whole
        }
    }
}
