import Twinning

/// The sample office: a year of planning around today, so that a committee sees the program with
/// something in it.
///
/// Places are real, everything else is made up.
enum SampleOffice {
  /// The commands, one JSON object a line, dated around `today`.
  static func commands(around today: CivilDay) -> [String] { dated(template, around: today) }

  /// The lines of a template with its date marks (`<+24D>`) filled in.
  static func dated(_ template: String, around today: CivilDay) -> [String] {
    template.split(separator: "\n").map { line in
      var text = ""
      var rest = line
      while let open = rest.firstIndex(of: "<") {
        text += rest[..<open]
        guard let close = rest[open...].firstIndex(of: ">") else { break }
        text += date(String(rest[rest.index(after: open)..<close]), around: today)
        rest = rest[rest.index(after: close)...]
      }
      return text + rest
    }
  }

  /// `+24D` is a day, `-20M` a day so many months ago, `+5m` a whole month, `Y` and `Y-1` a year;
  /// `=01-20` is that day of this year, or today while it is still to come.
  private static func date(_ token: String, around today: CivilDay) -> String {
    let year = today.year
    if token.hasPrefix("="), let day = try? CivilDay("\(year)-\(token.dropFirst())") {
      return min(day, today).description
    }
    if token.hasPrefix("Y") { return String(year + (Int(token.dropFirst()) ?? 0)) }
    guard let unit = token.last, let number = Int(token.dropLast()) else { return token }
    switch unit {
    case "D": return (today.adding(days: number) ?? today).description
    case "M": return (today.adding(months: number) ?? today).description
    default: return String((today.adding(months: number) ?? today).description.prefix(7))
    }
  }

  private static let template = """
    {"command":"program found","name":"Sample Sister Cities","community":"Sample Harbour","country":"US","zone":"America/New_York","languages":["en"],"on":"1986"}
    {"command":"partner add","partnership":"avignon","names":["Avignon"],"country":"FR","zones":["Europe/Paris"],"languages":["fr"],"kind":"jumelage","stage":"official","on":"1993~","note":"grew out of a school exchange"}
    {"command":"partner add","partnership":"hue","names":["Huế","vi:Thành phố Huế"],"aliases":["Hue"],"country":"VN","zones":["Asia/Ho_Chi_Minh"],"languages":["vi"],"stage":"official","on":"1995"}
    {"command":"partner add","partnership":"leon","names":["León"],"country":"NI","zones":["America/Managua"],"languages":["es"],"stage":"official","on":"1988"}
    {"command":"partner add","partnership":"changsha","names":["Changsha","zh:长沙"],"country":"CN","zones":["Asia/Shanghai"],"languages":["zh"],"kind":"friendship-city","stage":"exploring","on":"<-8M>"}
    {"command":"partner add","partnership":"afula-gilboa","names":["Afula-Gilboa","he:עפולה-גלבוע"],"country":"IL","zones":["Asia/Jerusalem"],"languages":["he"],"stage":"dormant","on":"2015~"}
    {"command":"person add","person":"mayor","public-name":"A. Sample","languages":["en:native"],"on":"<-30M>"}
    {"command":"person appoint","person":"mayor","office":"mayor","on":"<-30M>"}
    {"command":"person add","person":"chair","public-name":"B. Sample","languages":["en:native","fr:good"],"on":"<-40M>"}
    {"command":"person appoint","person":"chair","office":"chair","on":"<-40M>"}
    {"command":"person add","person":"liaison","public-name":"C. Sample","languages":["en:native"],"on":"<-2M>"}
    {"command":"person appoint","person":"liaison","office":"liaison","on":"<-1M>"}
    {"command":"person add","person":"mayor-hue","partnership":"hue","public-name":"D. Sample","languages":["vi:native","en:some"],"on":"<-20M>"}
    {"command":"person appoint","person":"mayor-hue","office":"mayor","title":"Mayor of Huế","on":"<-28M>"}
    {"command":"person add","person":"teacher-hue","partnership":"hue","languages":["vi:native","en:none"]}
    {"command":"person add","person":"artist-hue","partnership":"hue","languages":["vi:native","en:good"],"diet":["vegetarian"]}
    {"command":"mou sign","mou":"avignon-mou","partnership":"avignon","interests":["schools","theatre"],"signatories":["both chairs"],"on":"<-25M>"}
    {"command":"mou sign","mou":"hue-mou","partnership":"hue","interests":["health","crafts"],"exchanges":["teachers next year"],"on":"<-20M>"}
    {"command":"mou plan","mou":"avignon-mou-next","partnership":"avignon","meets":"<+3m>","place":"by video","responsible":"chair"}
    {"command":"delegation record","delegation":"leon-last","partnership":"leon","direction":"outbound","title":"Work camp at the school","arrives":"<-9M>","size":14}
    {"command":"delegation plan","delegation":"hue-visit","partnership":"hue","direction":"inbound","title":"The mayor's visit","arrives":"<+24D>","departs":"<+30D>","purpose":"agree what the next two years bring","responsible":"chair","on":"<-4M>"}
    {"command":"delegation stage","delegation":"hue-visit","stage":"invited","on":"<-4M>"}
    {"command":"delegation stage","delegation":"hue-visit","stage":"accepted","on":"<-3M>"}
    {"command":"delegation stage","delegation":"hue-visit","stage":"scheduled","on":"<-2M>"}
    {"command":"delegation join","delegation":"hue-visit","person":"mayor-hue","role":"mayor","head":true}
    {"command":"delegation join","delegation":"hue-visit","person":"teacher-hue","role":"teacher"}
    {"command":"delegation join","delegation":"hue-visit","person":"artist-hue","role":"artist"}
    {"command":"itinerary add","delegation":"hue-visit","item":"arrival","title":"Arrival at the airport","kind":"arrival","place":"Airport","starts":"<+24D>T15:10","ends":"<+24D>T16:00","responsible":"chair"}
    {"command":"itinerary add","delegation":"hue-visit","item":"supper","title":"Supper with the hosts","kind":"meal","starts":"<+24D>T19:00","ends":"<+24D>T20:30"}
    {"command":"itinerary add","delegation":"hue-visit","item":"city-hall","title":"Reception at city hall","kind":"reception","place":"City hall","starts":"<+25D>T11:00","ends":"<+25D>T12:30","meets":["the mayor","the council"],"responsible":"liaison","interpreters":2}
    {"command":"itinerary add","delegation":"hue-visit","item":"rest","title":"Free afternoon","kind":"rest","starts":"<+25D>T14:00","ends":"<+25D>T17:00"}
    {"command":"checklist tick","delegation":"hue-visit","item":"drink-on-arrival","on":"<-1D>"}
    {"command":"delegation plan","delegation":"avignon-spring","partnership":"avignon","direction":"outbound","title":"School orchestra","arrives":"<+5m>","unofficial":true,"responsible":"chair"}
    {"command":"delegation postpone","delegation":"avignon-spring","reason":"the school's examinations were moved","arrives":"<+7m>"}
    {"command":"delegation stage","delegation":"avignon-spring","stage":"proposed","reason":"new dates found"}
    {"command":"delegation move","delegation":"avignon-spring","arrives":"<+215D>","departs":"<+222D>","reason":"flights booked"}
    {"command":"delegation plan","delegation":"leon-visit","partnership":"leon","direction":"inbound","title":"Teachers from León","arrives":"<+2m>","unofficial":true}
    {"command":"delegation cancel","delegation":"leon-visit","reason":"no visas in time"}
    {"command":"exchange plan","exchange":"leon-art","partnership":"leon","kind":"youth","title":"Children's drawings, an exhibition","starts":"<+4m>","responsible":"liaison"}
    {"command":"exchange record","exchange":"avignon-film","partnership":"avignon","kind":"festival","title":"An evening of French film","starts":"<-5M>","people":140}
    {"command":"annual send","partnership":"hue","kind":"state-of-the-city-letter","year":<Y>,"by":"the mayor","on":"<=01-20>"}
    {"command":"annual acknowledge","partnership":"hue","kind":"state-of-the-city-letter","year":<Y>,"by":"partner","on":"<=01-25>"}
    {"command":"annual receive","partnership":"hue","kind":"state-of-the-city-letter","year":<Y>,"by":"the mayor of Huế","on":"<=01-28>"}
    {"command":"annual send","partnership":"avignon","kind":"state-of-the-city-letter","year":<Y>,"by":"the mayor","on":"<=01-20>"}
    {"command":"annual receive","partnership":"leon","kind":"childrens-artwork","year":<Y>,"by":"the sister school","on":"<=01-15>"}
    """
}
