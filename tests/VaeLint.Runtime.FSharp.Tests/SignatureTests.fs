module VaeLint.Runtime.FSharp.Tests.SignatureTests

open System.IO
open System.Reflection
open System.Xml.Linq
open VaeLint.Core.Models
open VaeLint.FSharp
open Xunit

let private nameOf (parameter: ParameterInfo) =
    $"{parameter.Name}: {parameter.ParameterType.Name}"

let private signatureOf (moduleType: System.Type) (method: MethodInfo) =
    let parameters = method.GetParameters() |> Array.map nameOf |> String.concat ", "
    $"{moduleType.Name}.{method.Name}({parameters}): {method.ReturnType.Name}"

/// Every public function as .NET sees it: the order of the arguments is what pipelines rely on.
let private signatures () =
    [ for moduleType in typeof<LossOptions>.Assembly.GetExportedTypes() do
          if moduleType.IsAbstract && moduleType.IsSealed then
              for method in moduleType.GetMethods(BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly) do
                  signatureOf moduleType method ]
    |> List.sort

[<Fact>]
let ``The public functions are those of the snapshot`` () =
    let file = Path.Combine(__SOURCE_DIRECTORY__, "Signatures.txt")

    if System.Environment.GetEnvironmentVariable "VAELINT_UPDATE" = "signatures" then
        File.WriteAllText(file, String.concat "\n" (signatures ()) + "\n")

    Assert.Equal<string list>(File.ReadAllLines file |> List.ofArray, signatures ())

/// As it is called: curried arguments apart, tupled ones in parentheses.
let private callOf (moduleType: System.Type) (method: MethodInfo) =
    let names = method.GetParameters() |> Array.map (fun parameter -> $"{parameter.Name}")

    let groups =
        match method.GetCustomAttribute<CompilationArgumentCountsAttribute>() with
        | null -> [ for _ in names -> 1 ]
        | counts -> List.ofSeq counts.Counts

    let arguments =
        [ for count, start in List.zip groups (List.scan (+) 0 groups |> List.take groups.Length) do
              match names[start .. start + count - 1] with
              | [| name |] -> name
              | several -> "(" + String.concat ", " several + ")" ]

    $"`{moduleType.Name}.{method.Name} " + String.concat " " arguments + "`"

[<Fact>]
let ``The page shows how every function is called`` () =
    let page = File.ReadAllText(Path.Combine(__SOURCE_DIRECTORY__, "..", "..", "docs", "runtime.md"))

    let missing =
        [ for moduleType in typeof<LossOptions>.Assembly.GetExportedTypes() do
              if moduleType.IsAbstract && moduleType.IsSealed then
                  for method in moduleType.GetMethods(BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly) do
                      let call = callOf moduleType method

                      if not (page.Contains call) then
                          call ]

    Assert.Empty missing

[<Fact>]
let ``Every public function says what it does`` () =
    let file = Path.ChangeExtension(typeof<LossOptions>.Assembly.Location, ".xml")

    let documented =
        set [ for entry in XDocument.Load(file).Descendants(XName.Get "member") do
                  if entry.Value.Trim() <> "" then
                      (string (entry.Attribute(XName.Get "name"))).Split('"', '(')[1] ]

    let undocumented =
        [ for moduleType in typeof<LossOptions>.Assembly.GetExportedTypes() do
              if not (documented.Contains $"T:{moduleType.FullName}") then
                  moduleType.FullName

              if moduleType.IsAbstract && moduleType.IsSealed then
                  for method in moduleType.GetMethods(BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly) do
                      if not (documented.Contains $"M:{moduleType.FullName}.{method.Name}") then
                          $"{moduleType.Name}.{method.Name}" ]

    Assert.Empty undocumented

[<Fact>]
let ``The analyzer knows the losses and divergences`` () =
    let missing =
        [ for moduleType in typeof<LossOptions>.Assembly.GetExportedTypes() do
              if List.contains moduleType.Name [ "Nll"; "Kl" ] then
                  for method in moduleType.GetMethods(BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly) do
                      if isNull (RuntimeApis.Find(moduleType.FullName, method.Name)) then
                          $"{moduleType.Name}.{method.Name}" ]

    Assert.Empty missing

[<Fact>]
let ``The analyzer knows no other functions`` () =
    let assembly = typeof<LossOptions>.Assembly

    let exists (typeName: string) (functionName: string) =
        match assembly.GetType typeName with
        | null -> false
        | moduleType -> not (isNull (moduleType.GetMethod functionName))

    let unknown =
        [ for row in RuntimeApis.All do
              if row.Type.StartsWith "VaeLint.FSharp." && not (exists row.Type row.Function) then
                  $"{row.Type}.{row.Function}" ]

    Assert.Empty unknown
