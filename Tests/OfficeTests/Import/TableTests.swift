import Foundation
import JSONText
import Testing
import Twinning

@testable import Office

@Suite struct `A table of partners` {
  let scene: TestOffice

  init() throws { scene = try TestOffice.withPartners() }

  private func load(
    _ text: String, of subject: ImportSubject = .partners, keepGoing: Bool = false
  ) throws -> BatchReport {
    try load(Data(text.utf8), of: subject, keepGoing: keepGoing)
  }

  private func load(
    _ data: Data, of subject: ImportSubject = .partners, keepGoing: Bool = false
  ) throws -> BatchReport {
    let file = try scene.folder.write("in/table.csv", data)
    let lines = try TableLines(path: file, of: subject, actor: "secretary")
    return try scene.office.perform(lines, keepGoing: keepGoing)
  }

  /// The sentence with which a table is refused.
  private func refusal(_ data: Data, of subject: ImportSubject = .partners) -> String {
    do {
      _ = try load(data, of: subject)
      return "nothing was refused"
    } catch {
      return "\(error)"
    }
  }

  @Test func `takes quoted cells, lists, line ends of Windows and the mark of a spreadsheet`()
    throws
  {
    let report = try load(
      "\u{FEFF}partnership,names,country,zones,note,on,source\r\n"
        + "far,\"Far, the \"\"old\"\" town; vi:Xa\",FR,Europe/Paris,\"two\r\nlines\",1982~,minutes\r\n"
        + "\r\n,,,,,,\r\nnear,Near,VN,Asia/Ho_Chi_Minh ; Asia/Tokyo,,unknown,\r\n")
    #expect(report.commands == 2)
    let far = try scene.ask("partner show", ["partnership": "far"])
    #expect(far["partner"]?["names"] == ["Far, the \"old\" town", "vi:Xa"])
    #expect(far["partner"]?["note"]?.text == "two\nlines")
    #expect(far.row("stages", "stage", "prospect")?["since"]?.text == "1982~")
    let near = try scene.ask("partner show", ["partnership": "near"])
    #expect(near["partner"]?["zones"]?.text == "Asia/Ho_Chi_Minh, Asia/Tokyo")
  }

  @Test(arguments: [
    ("partnership,nmes,country", "line 1", "did you mean names?"),
    ("partnership,wealth,country", "line 1", "the columns are partnership, names"),
    ("partnership,names", "line 1", "the column \"country\" is missing"),
    ("partnership,names,country,names", "line 1", "stands there twice"),
    ("", "line 1", "the file is empty"), ("\n\n", "line 1", "the file is empty"),
    ("partnership,names,country\na,A,FR,\"x\",y", "line 2", "5 cells under 3 columns"),
    ("partnership,names,country\na,A,FR\nb,B", "line 3", "country"),
    ("partnership,names,country\na,A,FR\nb,\"B\nB,FR", "line 3", "does not end"),
    ("partnership,names,country\na,A\"A,FR", "line 2", "quotation mark"),
    ("partnership,names,country\na,\"A\"A,FR", "line 2", "quotation mark"),
    ("partnership,names,country\na,A,France", "line 2", "country"),
    ("partnership,names,country\nHuế,Huế,VN", "line 2", "for instance \"hue\""),
    ("partnership,names,country,on\na,A,FR,sometime", "line 2", "sometime"),
  ])
  func `is refused with its line and what to do`(text: String, line: String, word: String) throws {
    let head = try scene.office.head()
    let sentence = refusal(Data(text.utf8))
    #expect(sentence.hasPrefix(line), "\(sentence)")
    #expect(sentence.contains(word), "\(sentence)")
    #expect(try scene.office.head() == head)
  }

  @Test func `in another encoding is refused`() {
    let latin = Data("partnership,names,country\nleon-2,Le".utf8) + [0xF3] + Data("n,NI\n".utf8)
    let sentence = refusal(latin)
    #expect(sentence.hasPrefix("line 2") && sentence.contains("UTF-8"), "\(sentence)")
  }

  @Test func `with a cell of a megabyte is refused`() {
    let cell = String(repeating: "line\n", count: 300_000)
    let sentence = refusal(Data("partnership,names,country\na,\"\(cell)\",FR\n".utf8))
    #expect(sentence.hasPrefix("line 2") && sentence.contains("longer than"), "\(sentence)")
  }

  @Test func `separated by tabs or semicolons is refused with what to do about it`() {
    for separator in ["\t", ";"] {
      let header = ["partnership", "names", "country"].joined(separator: separator)
      let sentence = refusal(Data("\(header)\na\(separator)A\(separator)FR\n".utf8))
      #expect(sentence.contains("commas"), "\(sentence)")
    }
  }

  @Test func `with one bad line can be done without it`() throws {
    let report = try load(
      "partnership,names,country\na,A,FR\nhue,Huế,VN\nb,B,FR\n", keepGoing: true)
    #expect(report.commands == 2 && report.refused.map(\.number) == [3])
  }

  @Test func `of people, exchanges and visits is taken too`() throws {
    #expect(
      try load(
        "Person,Public Name,partnership,languages,email\nmayor-hue,The mayor,hue,vi:native;en:some,m@example.org\n",
        of: .people
      ).events == 2)
    #expect(
      try load(
        "exchange,partnership,kind,title,starts,people\nfilm,hue,festival,Film,2019-05,140\n",
        of: .exchanges
      ).commands == 1)
    #expect(
      try load(
        "delegation,partnership,direction,unofficial,arrives,size\nv,hue,outbound,yes,2018,21\n",
        of: .delegations
      ).commands == 1)
    let shown = try scene.ask("delegation show", ["delegation": "v"])
    #expect(shown["visit"]?["official"] == false && shown["visit"]?["size"] == 21)
    #expect(
      refusal(
        Data("exchange,partnership,kind,title,people\nx,hue,festival,Film,many\n".utf8),
        of: .exchanges
      ).contains("no whole number"))
    #expect(
      refusal(
        Data("delegation,partnership,direction,unofficial\nw,hue,outbound,maybe\n".utf8),
        of: .delegations
      ).contains("yes or no"))
  }
}
