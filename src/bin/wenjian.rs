//! The native command line. It sees the façade alone.

use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use wenjian::{Analyzer, Date, Encoding, Error, Format, Options, Part, export};

const USAGE: &str = "\
usage: wenjian analyze [--format json|ndjson|csv|csv-entities|csv-relations|markdown|html]
                       [--date YYYY-MM-DD] [--encoding NAME]
                       [--only text|figures,entities,relations,keywords] [--bare-numbers] FILE|DIR|-…
       wenjian analyze --ndjson-in [--date YYYY-MM-DD] [--only …] [--bare-numbers] FILE|-
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            eprintln!("wenjian: {message}\n{USAGE}");
            ExitCode::from(2)
        }
        // The reader of a pipe may go away early; that is no error of ours.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("wenjian: {error}");
            ExitCode::from(2)
        }
    }
}

enum Failure {
    Usage(String),
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

#[derive(Default)]
struct Command {
    options: Options,
    format: Format,
    ndjson: bool,
    ndjson_in: bool,
    inputs: Vec<String>,
}

/// Writes the data that the page loads beside the module; the build calls it.
fn pack(folder: &str) -> Result<bool, Failure> {
    std::fs::write(Path::new(folder).join("lexicon.bin"), wenjian::packed_lexicon())?;
    Ok(true)
}

fn parse(arguments: &[String]) -> Result<Command, Failure> {
    let usage = |m: &str| Failure::Usage(m.to_owned());
    let mut words = arguments.iter();
    if words.next().map(String::as_str) != Some("analyze") {
        return Err(usage("the one command is `analyze`"));
    }
    let mut command = Command::default();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| Failure::Usage(format!("{word} needs a value")));
        match word.as_str() {
            "--format" => match value()?.as_str() {
                "ndjson" => command.ndjson = true,
                name => {
                    let format = Format::parse(name);
                    command.format = format.ok_or_else(|| Failure::Usage(format!("no format `{name}`")))?;
                }
            },
            "--date" => {
                let date = Date::parse(value()?).ok_or_else(|| usage("--date takes YYYY-MM-DD"))?;
                command.options.date = Some(date);
            }
            "--encoding" => {
                let encoding = Encoding::parse(value()?).ok_or_else(|| usage("no such encoding"))?;
                command.options.encoding = Some(encoding);
            }
            "--only" => {
                for part in value()?.split(',') {
                    let part =
                        Part::parse(part).ok_or_else(|| Failure::Usage(format!("no part `{part}`")))?;
                    command.options.only.push(part);
                }
            }
            "--bare-numbers" => command.options.bare_numbers = true,
            "--ndjson-in" => command.ndjson_in = true,
            "-" => command.inputs.push(word.clone()),
            option if option.starts_with("--") => {
                return Err(Failure::Usage(format!("no option `{option}`")));
            }
            _ => command.inputs.push(word.clone()),
        }
    }
    if command.inputs.is_empty() {
        return Err(usage("no input"));
    }
    Ok(command)
}

/// Whether every document could be read.
fn run(arguments: &[String]) -> Result<bool, Failure> {
    if let [word, folder] = arguments
        && word == "pack"
    {
        return pack(folder);
    }
    let command = parse(arguments)?;
    let analyzer = Analyzer::embedded();
    let mut out = BufWriter::new(io::stdout().lock());
    let good = if command.ndjson_in {
        lines(&command, &analyzer, &mut out)?
    } else {
        files(&command, &analyzer, &mut out)?
    };
    out.flush()?;
    Ok(good)
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    code: &'a str,
    message: String,
}

#[derive(Serialize)]
struct AnswerLine<'a> {
    id: &'a serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<wenjian::Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorLine<'a>>,
}

#[derive(Deserialize)]
struct RequestLine {
    id: serde_json::Value,
    text: String,
    date: Option<String>,
    name: Option<String>,
}

/// One document a line in, one answer a line out; only one is held at a time.
fn lines(command: &Command, analyzer: &Analyzer, out: &mut impl Write) -> Result<bool, Failure> {
    let mut good = true;
    for input in &command.inputs {
        let reader: Box<dyn BufRead> = if input == "-" {
            Box::new(io::stdin().lock())
        } else {
            Box::new(io::BufReader::new(std::fs::File::open(input)?))
        };
        for (number, line) in reader.split(b'\n').enumerate() {
            let line = line?;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let (id, result) = match serde_json::from_slice::<RequestLine>(&line) {
                Ok(request) => {
                    let mut options = command.options.clone();
                    options.date = request.date.as_deref().and_then(Date::parse).or(options.date);
                    let name = request.name.as_deref().unwrap_or("");
                    (request.id, analyzer.analyze(request.text.as_bytes(), name, &options))
                }
                Err(error) => {
                    let message = format!("line {}: {error}", number + 1);
                    let error = Some(ErrorLine { code: "bad-request", message });
                    let id = serde_json::Value::from(number + 1);
                    write_line(out, &AnswerLine { id: &id, report: None, error })?;
                    good = false;
                    continue;
                }
            };
            good &= result.is_ok();
            let (report, error) = split(result);
            write_line(out, &AnswerLine { id: &id, report, error })?;
        }
    }
    Ok(good)
}

fn split<'a>(result: Result<wenjian::Report, Error>) -> (Option<wenjian::Report>, Option<ErrorLine<'a>>) {
    match result {
        Ok(report) => (Some(report), None),
        Err(error) => (None, Some(ErrorLine { code: error.code(), message: error.to_string() })),
    }
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn files(command: &Command, analyzer: &Analyzer, out: &mut impl Write) -> Result<bool, Failure> {
    let mut paths = Vec::new();
    for input in &command.inputs {
        gather(Path::new(input), &mut paths)?;
    }
    let mut good = true;
    let several = command.ndjson || paths.len() > 1;
    for path in paths {
        let name = path.file_name().map_or_else(|| "-".into(), |n| n.to_string_lossy().into_owned());
        let bytes = if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            bytes
        } else {
            std::fs::read(&path)?
        };
        for result in analyzer.analyze_all(&bytes, &name, &command.options) {
            match result {
                Ok(report) if several && command.format == Format::Json => write_line(out, &report)?,
                Ok(report) => writeln!(out, "{}", export(&report, command.format))?,
                Err(error) => {
                    good = false;
                    let id = serde_json::Value::from(path.to_string_lossy().into_owned());
                    if several {
                        let error = Some(ErrorLine { code: error.code(), message: error.to_string() });
                        write_line(out, &AnswerLine { id: &id, report: None, error })?;
                    } else {
                        eprintln!("wenjian: {}: {}: {error}", path.display(), error.code());
                    }
                }
            }
        }
    }
    Ok(good)
}

/// The files of a folder and of its folders, by name.
fn gather(path: &Path, out: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_dir() {
        let mut entries =
            std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            gather(&entry, out)?;
        }
    } else {
        out.push(path.to_owned());
    }
    Ok(())
}
