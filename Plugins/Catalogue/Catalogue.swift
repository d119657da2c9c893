import PackagePlugin

/// Turns the catalogue's source (`*.catalogue.json`) and the guidance data (`*.guidance.json`)
/// beside a target's Swift files into Swift, each time one of them changes.
@main
struct Catalogue: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let tool = try context.tool(named: "cataloguer")
    let sources = module.sourceFiles.map(\.url).filter { $0.pathExtension == "json" }
    guard !sources.isEmpty else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)Generated.swift")
    return [
      .buildCommand(
        displayName: "Cataloguing \(target.name)",
        executable: tool.url,
        arguments: [output.path()] + sources.map { $0.path() }.sorted(),
        inputFiles: sources,
        outputFiles: [output])
    ]
  }
}
