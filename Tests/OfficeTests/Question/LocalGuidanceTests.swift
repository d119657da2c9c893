import JSONText
import Testing
import Twinning

@testable import Office

/// Files in the office's own guidance folder.
@Suite struct `Guidance files of an office` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01"}"#
    )
  }

  private static func file(_ item: String) -> String {
    #"{"sources":{"own":{"name":"Our committee","grade":"A"}},"items":[\#(item)]}"#
  }

  @Test func `replace and take away items`() throws {
    _ = try scene.folder.write(
      "guidance/checklist.guidance.json",
      Self.file(
        #"{"id":"gifts","topic":"gifts","title":"Buy the mugs","why":"We give mugs.","sources":["own"],"rules":["R17"],"when":{"direction":"inbound"},"due":{"arrival":"-P3D"},"responsible":"secretary"},{"id":"drink-on-arrival","off":true,"why":"The hotel does it."}"#
      ))
    let office = try scene.another()
    let list = try office.ask("checklist", ["delegation": "v"])
    let gifts = try #require(list.row("items", "item", "gifts"))
    #expect(gifts["title"]?.text == "Buy the mugs" && gifts["due"]?.text == "2026-08-29")
    #expect(list.row("items", "item", "drink-on-arrival") == nil)
    #expect(
      list.row("reasons", "item", "gifts")?["source"]?.text?.contains("Our committee") == true)
    #expect(
      list.row("items", "item", "dates-firm") != nil || list.column("items", "item").count > 5)
  }

  @Test(arguments: [
    ("checklist.guidance.json", "{\"items\":[", "checklist.guidance.json"),
    (
      "checklist.guidance.json", Self.file(#"{"id":"gifts","titel":"x"}"#), "gifts"
    ),
    (
      "cadences.guidance.json",
      Self.file(#"{"id":"mou","title":"x","why":"y","interval":"often"}"#), "mou"
    ),
    ("tea.guidance.json", #"{"items":[]}"#, "tea"),
    ("checklist.guidance.json", "", "checklist.guidance.json"),
  ])
  func `that are broken are named with the place`(name: String, text: String, word: String) throws {
    _ = try scene.folder.write("guidance/" + name, text)
    do {
      _ = try scene.another()
      Issue.record("it was taken")
    } catch {
      #expect("\(error)".contains(word), "\(error)")
    }
  }

  @Test func `that are something else are passed over`() throws {
    _ = try scene.folder.write("guidance/README.txt", "ours")
    _ = try scene.folder.write("guidance/checklist.json~", "{")
    #expect(try scene.another().ask("guidance list").notes == [])
  }
}
