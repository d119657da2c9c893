// Where the compiler finds the members of socket addresses.
internal import CCurl
internal import Glibc

/// An address of the internet protocol, of four bytes or of sixteen.
struct IPAddress: Equatable, Sendable {
  let bytes: [UInt8]

  /// - Parameter bytes: four or sixteen.
  init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Whether it belongs to somebody on the internet: what is no address of this machine, of its
  /// network, of many at once, or of nobody.
  ///
  /// After the IANA special-purpose address registries (RFC 6890 and what followed). For the sixteen
  /// bytes all but 2000::/3 is refused, and with it what only wraps four bytes (::ffff:0:0/96,
  /// 64:ff9b::/96), unique-local (fc00::/7), link-local and multicast addresses.
  var isPublic: Bool {
    bytes.count == 4
      ? !Self.reserved4.contains { $0.contains(self) }
      : Self.global6.contains(self) && !Self.reserved6.contains { $0.contains(self) }
  }

  /// A range of addresses, such as 10.0.0.0/8.
  struct Block: Sendable {
    let start: [UInt8]
    let length: Int

    init(_ start: [UInt8], _ length: Int) {
      self.start = start
      self.length = length
    }

    func contains(_ address: IPAddress) -> Bool {
      (0..<length).allSatisfy { bit in
        let mask: UInt8 = 0x80 >> UInt8(bit % 8)
        let wanted = bit / 8 < start.count ? start[bit / 8] & mask : 0
        return address.bytes[bit / 8] & mask == wanted
      }
    }
  }

  private static let reserved4 = [
    Block([0], 8),  // this network
    Block([10], 8),  // private
    Block([100, 64], 10),  // shared by customers of a carrier (RFC 6598)
    Block([127], 8),  // loopback
    Block([169, 254], 16),  // link-local
    Block([172, 16], 12),  // private
    Block([192, 0, 0], 24),  // protocol assignments
    Block([192, 0, 2], 24),  // documentation
    Block([192, 88, 99], 24),  // 6to4 relays, given up
    Block([192, 168], 16),  // private
    Block([198, 18], 15),  // measurements
    Block([198, 51, 100], 24),  // documentation
    Block([203, 0, 113], 24),  // documentation
    Block([224], 4),  // multicast
    Block([240], 4),  // reserved, and to all
  ]
  private static let global6 = Block([0x20], 3)
  private static let reserved6 = [
    Block([0x20, 0x01, 0x00], 23),  // protocol assignments, Teredo among them
    Block([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation
    Block([0x20, 0x02], 16),  // 6to4, which wraps four bytes
    Block([0x3F, 0xFF], 20),  // documentation
  ]
}

extension IPAddress: CustomStringConvertible {
  /// Reads `192.0.2.1` or `2001:db8::1` (inet_pton(3)).
  init?(_ text: String) {
    let isLong = text.utf8.contains(0x3A)
    var bytes = [UInt8](repeating: 0, count: isLong ? 16 : 4)
    guard unsafe inet_pton(isLong ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return nil }
    self.bytes = bytes
  }

  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard unsafe inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The address in what connect(2) is given; nil for another family.
  init?(socketAddress: UnsafeRawPointer, count: Int) {
    let family = unsafe socketAddress.loadUnaligned(as: sockaddr.self).sa_family
    switch CInt(family) {
    case AF_INET where count >= MemoryLayout<sockaddr_in>.size:
      let address = unsafe socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr
      bytes = unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
    case AF_INET6 where count >= MemoryLayout<sockaddr_in6>.size:
      let address = unsafe socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      bytes = unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
    default: return nil
    }
  }
}

extension IPAddress {
  /// The addresses that a name means now, or that a number is (getaddrinfo(3)).
  ///
  /// - Parameter host: as it stands in an address of the web, so that one of version 6 is in brackets.
  static func all(of host: String) -> [IPAddress] {
    var first: UnsafeMutablePointer<addrinfo>?
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
    let name = host.filter { $0 != "[" && $0 != "]" }
    guard unsafe getaddrinfo(name, nil, &hints, &first) == 0 else { return [] }
    defer { unsafe freeaddrinfo(first) }
    var found: [IPAddress] = []
    var next = unsafe first
    while let one = unsafe next {
      if let address = unsafe one.pointee.ai_addr,
        let known = unsafe IPAddress(
          socketAddress: UnsafeRawPointer(address), count: Int(one.pointee.ai_addrlen))
      {
        found.append(known)
      }
      unsafe next = unsafe one.pointee.ai_next
    }
    return found
  }
}
