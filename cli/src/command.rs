//! The command line of `bantin`, and what is made of it: completions, man pages.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{CommandFactory, Parser};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::{explain, extract, segment};

/// Reads Vietnamese news text: its words and its figures, as exact typed records.
#[derive(Parser)]
#[command(
    name = "bantin",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
pub enum Command {
    /// Reads news and writes its dates, fractions, percentages, money and quantities
    Extract(extract::options::Options),
    /// Reads news and prints what differs among its figures: extract --check
    Check(extract::options::Options),
    /// Segments text into words, a line out for a line in
    Segment(segment::Options),
    /// Shows every reading of the figures of a sentence, and why one won
    Explain(explain::Options),
    /// Trains a model for word segmentation
    #[cfg(feature = "train")]
    Train(crate::train::Options),
    /// Prints what a shell needs to complete the command line
    Completions(Completions),
    /// Prints a man page
    Man(ManPage),
}

/// Prints what a shell needs to complete the command line of bantin.
#[derive(Debug, Parser)]
#[command(after_help = "\
For bash:  bantin completions bash > ~/.local/share/bash-completion/completions/bantin
For fish:  bantin completions fish > ~/.config/fish/completions/bantin.fish
For zsh:   bantin completions zsh > a folder of $fpath, as _bantin")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints them.
    pub fn run(&self) -> ExitCode {
        let mut out = Vec::new();
        clap_complete::generate(self.shell, &mut Command::command(), "bantin", &mut out);
        exit_code(io::stdout().write_all(&out))
    }
}

/// Prints the man page of bantin or of one of its commands, in the form that man reads.
#[derive(Debug, Parser)]
#[command(after_help = "\
To read one:      bantin man extract | man -l -
To install them:  bantin man --directory ~/.local/share/man/man1")]
pub struct ManPage {
    /// The command; bantin itself without it
    command: Option<String>,
    /// Write all pages into this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    directory: Option<PathBuf>,
}

impl ManPage {
    /// Prints or writes it.
    pub fn run(&self) -> ExitCode {
        let mut command = Command::command();
        command.build();
        if let Some(directory) = &self.directory {
            let made = fs::create_dir_all(directory);
            return exit_code(made.and_then(|()| clap_mangen::generate_to(command, directory)));
        }
        let page = match &self.command {
            None => command,
            Some(name) => match command.find_subcommand(name) {
                Some(found) => found.clone(),
                None => {
                    let names = command.get_subcommands().map(clap::Command::get_name);
                    let names: Vec<&str> = names.collect();
                    eprintln!(
                        "man: bantin has no command {name}; it has {}",
                        names.join(", ")
                    );
                    return ExitCode::from(2);
                }
            },
        };
        let mut out = Vec::new();
        let rendered = Man::new(page).render(&mut out);
        exit_code(rendered.and_then(|()| io::stdout().write_all(&out)))
    }
}

fn exit_code(written: io::Result<impl Sized>) -> ExitCode {
    match written {
        // Whoever reads the output has had enough of it: no error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("bantin: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
