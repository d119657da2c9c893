internal import CCurl

/// Why a transfer ended early.
struct TransferFailure: Equatable {
  /// The library's own words, the same for every such failure.
  let words: String
  /// What somebody can do about it, if that is known.
  var advice: String?
  /// Whether nobody answered: there was no connection, or it took too long.
  var isSilence = false
}

extension TransferFailure {
  /// - Returns: `nil` when the transfer ended well.
  init?(_ code: CURLcode) {
    guard code != CURLE_OK else { return nil }
    self.init(
      words: CurlLibrary.sentence(for: code), advice: Self.advice(for: code),
      isSilence: [CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT]
        .contains(code))
  }

  private static func advice(for code: CURLcode) -> String? {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      "no machine of that name is known here: see whether it is spelt rightly, and whether this"
        + " machine is on the network"
    case CURLE_COULDNT_CONNECT:
      "nobody listens there: see whether name and port are right, and whether a firewall is in the"
        + " way"
    case CURLE_OPERATION_TIMEDOUT:
      "the server is silent: see whether the port is right (one that is secured from the beginning,"
        + " such as 465, wants smtps://), and whether a firewall is in the way"
    case CURLE_USE_SSL_FAILED:
      "the server does not offer STARTTLS: write smtps:// if it is secured from the beginning (port"
        + " 465), or --security none for a server on this machine"
    case CURLE_SSL_CONNECT_ERROR:
      "the two cannot agree how to secure the way: write smtp:// for a server that begins plain (port"
        + " 587), smtps:// for one that does not (port 465)"
    case CURLE_PEER_FAILED_VERIFICATION:
      "the server's certificate is not trusted: write the server's name as the certificate has it, or"
        + " name the file of an authority of your own with --authorities"
    default: nil
    }
  }
}
