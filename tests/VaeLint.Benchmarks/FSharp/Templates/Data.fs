/// Reads, splits and describes the samples of experiment NUMBER.
module Generated.ExperimentNUMBER.Data

open System
open System.Collections.Generic
open System.Globalization
open System.IO

type Split =
    | Training
    | Validation
    | Test of fold: int

type Sample =
    { Id: string
      Label: int
      Values: float32[] }

type Problem =
    | Empty of line: int
    | BadNumber of line: int * text: string
    | WrongLength of line: int * expected: int * actual: int

let describe problem =
    match problem with
    | Empty line -> sprintf "line %d is empty" line
    | BadNumber(line, text) -> sprintf "line %d: '%s' is no number" line text
    | WrongLength(line, expected, actual) -> sprintf "line %d has %d values, not %d" line actual expected

let private number line (text: string) =
    match Single.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture) with
    | true, value -> Ok value
    | _ -> Error(BadNumber(line, text))

let private sequence results =
    let add item state =
        match item, state with
        | Ok value, Ok values -> Ok(value :: values)
        | Error problem, _
        | Ok _, Error problem -> Error problem

    List.foldBack add results (Ok [])

let parseLine width line (text: string) =
    match text.Split(',', StringSplitOptions.TrimEntries) |> List.ofArray with
    | []
    | [ _ ] -> Error(Empty line)
    | _ :: _ :: values when values.Length <> width -> Error(WrongLength(line, width, values.Length))
    | id :: label :: values ->
        match Int32.TryParse label, values |> List.map (number line) |> sequence with
        | (true, label), Ok values -> Ok { Id = id; Label = label; Values = Array.ofList values }
        | (false, _), _ -> Error(BadNumber(line, label))
        | _, Error problem -> Error problem

let read (path: string) =
    File.ReadLines path |> Seq.mapi (fun index text -> parseLine 784 (index + 1) text) |> List.ofSeq |> sequence

let splitOf (sample: Sample) =
    match (hash sample.Id &&& 0xFF) % 10 with
    | 0 -> Validation
    | fold when fold < 3 -> Test fold
    | _ -> Training

let countLabels samples =
    let counts = Dictionary<int, int>()

    for sample in samples do
        match counts.TryGetValue sample.Label with
        | true, count -> counts[sample.Label] <- count + 1
        | _ -> counts[sample.Label] <- 1

    counts |> Seq.map (fun pair -> pair.Key, pair.Value) |> Seq.sortBy fst |> List.ofSeq

type Running =
    { Count: int
      Mean: float
      SumOfSquares: float }

    static member Zero = { Count = 0; Mean = 0.0; SumOfSquares = 0.0 }

    member running.Add(value: float) =
        let count = running.Count + 1
        let difference = value - running.Mean
        let mean = running.Mean + difference / float count
        { Count = count; Mean = mean; SumOfSquares = running.SumOfSquares + difference * (value - mean) }

    member running.Variance = if running.Count < 2 then 0.0 else running.SumOfSquares / float (running.Count - 1)

let brightness (samples: Sample list) =
    samples |> List.fold (fun (running: Running) sample -> running.Add(sample.Values |> Array.averageBy float)) Running.Zero

let batches size (samples: Sample list) =
    seq {
        for chunk in samples |> Seq.chunkBySize size do
            if chunk.Length = size then
                yield chunk |> Array.map _.Values |> Array.concat, chunk |> Array.map _.Label
    }
