import Foundation
import Testing

/// The completions and the manual page, judged by the programs that use them.
struct CompletionTests {
  /// The completions in a file.
  private func file(_ shell: String, named name: String = "completions") throws -> String {
    let folder = try Binary.folder()
    let ran = try Binary.run(["completions", shell])
    try #require(ran.code == 0)
    try ran.output.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    return "\(folder)/\(name)"
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `the shell reads its completions`(shell: String) throws {
    let ran = try Binary.shell("\(shell) -n \"$1\"", [try file(shell)])
    #expect(ran.code == 0, ran.transcript)
    #expect(ran.complaints.isEmpty, ran.transcript)
  }

  @Test(arguments: [
    (["del"], ["delegation"]), (["delegation", "p"], ["plan", "postpone"]),
    (["--office", "x", "delegation", "p"], ["plan", "postpone"]),
    (["delegation", "plan", "v", "--dir"], ["--direction"]),
    (["delegation", "plan", "v", "--direction", "in"], ["inbound"]),
    (["due", "--wi"], ["--within"]), (["completions", "z"], ["zsh"]),
    (["import", "pe"], ["people"]), (["import", "l"], ["log"]),
    (["help", "delegation", "p"], ["plan", "postpone"]),
  ])
  func `bash completes`(words: [String], found: [String]) throws {
    let script = """
      source "$1"; shift
      COMP_WORDS=(twinning "$@"); COMP_CWORD=$#
      _twinning
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let ran = try Binary.shell(script, [try file("bash")] + words, shell: "/bin/bash")
    #expect(
      ran.output.split(separator: "\n").map(String.init).sorted() == found, ran.transcript)
  }

  @Test(arguments: [
    ("twinning del", ["delegation"]), ("twinning delegation p", ["plan", "postpone"]),
    ("twinning delegation plan v --dir", ["--direction"]),
    ("twinning delegation plan v --direction in", ["inbound"]),
    ("twinning completions z", ["zsh"]),
  ])
  func `fish completes`(line: String, found: [String]) throws {
    let home = try Binary.folder()
    let script = "source $argv[1]; complete -C \"$argv[2]\""
    let ran = try Binary.run(
      program: "/usr/bin/env", ["fish", "-c", script, try file("fish"), line],
      settings: ["HOME": home])
    let names = ran.output.split(separator: "\n").map {
      $0.split(separator: "\t").first.map(String.init) ?? ""
    }
    #expect(names.sorted() == found, ran.transcript)
  }

  @Test(arguments: [
    ("del", "delegation"), ("delegation po", "postpone"),
    ("delegation plan v --direction in", "inbound"), ("completions fi", "fish"),
  ])
  func `zsh completes`(line: String, found: String) throws {
    let path = try file("zsh", named: "_twinning")
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    // zpty lends the shell a terminal, for completion works in no other place.
    let script = """
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z "PS1=; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -D"
      zpty -w z "zstyle ':completion:*' list-prompt ''; bindkey '^I' complete-word"
      zpty -w z "accept() { print -r -- \\"<\\$BUFFER>\\"; exit }; zle -N accept; bindkey '^X' accept"
      zpty -w -n z "twinning $2"$'\\t\\C-x'
      zpty -r -m z out '*<twinning*>*'
      print -r -- $out
      """
    let ran = try Binary.run(
      program: "/usr/bin/env", ["zsh", "-f", "-c", script, "zsh", folder, line],
      settings: ["HOME": folder, "TERM": "xterm"])
    let begun = line.split(separator: " ").dropLast().joined(separator: " ")
    let whole = begun.isEmpty ? found : "\(begun) \(found)"
    #expect(ran.output.contains("<twinning \(whole)"), ran.transcript)
  }

  @Test func `the manual page has no faults`() throws {
    let folder = try Binary.folder()
    let page = try Binary.run(["help", "--man"])
    try page.output.write(toFile: "\(folder)/twinning.1", atomically: true, encoding: .utf8)
    let groff = try Binary.shell("groff -man -Tutf8 -ww -z \"$1\"", ["\(folder)/twinning.1"])
    #expect(groff.code == 0 && groff.complaints.isEmpty, groff.transcript)
    let man = try Binary.shell(
      "MANWIDTH=80 man --warnings -l \"$1\" | col -b", ["\(folder)/twinning.1"])
    #expect(man.complaints.isEmpty, man.transcript)
    #expect(man.output.contains("twinning - the office of a sister-city committee"))
    #expect(man.output.contains("--direction inbound|outbound"))
  }
}
