#pragma once

#include <QtGlobal>

#include <chrono>

//! \brief Every bound that the bridge keeps and nobody can change, with its unit. Those that the
//! manifest or the user can change are in adjustable_limits.h. A resource is told those that
//! concern it in the answer to `rp.hello`.
namespace portcullis::limits {

inline constexpr qsizetype kibibyte = 1024;
inline constexpr qsizetype mebibyte = 1024 * kibibyte;

// The manifest (bytes, levels, entries).
inline constexpr qsizetype maxManifestBytes = 256 * kibibyte;
inline constexpr int maxManifestDepth = 16;
//! Bytes of one string in a manifest. It also bounds the recursion of the schema's patterns.
inline constexpr qsizetype maxManifestStringBytes = 2 * kibibyte;
//! Pixels of a side of the icon, and bytes of its file: as many as its pixels can need.
inline constexpr int maxIconPixels = 1024;
inline constexpr qint64 maxIconBytes = 9 * mebibyte;

// A package (bytes, entries, levels).
//! Bytes of the files in the folder of the manifest's entry page and below.
inline constexpr qint64 maxFrontendBytes = 50 * mebibyte;
//! Bytes of all files of a package.
inline constexpr qint64 maxPackageBytes = 200 * mebibyte;
//! Files and folders of a package, folders without files included.
inline constexpr qsizetype maxPackageFiles = 10'000;
//! Files and folders beside them that systems leave behind, which are left out: the Finder's
//! archives have as many as there are files and folders, and more.
inline constexpr qsizetype maxPackageLeftovers = 3 * maxPackageFiles;
//! Names in the sentence that says what was left out.
inline constexpr qsizetype maxShownLeftovers = 3;
//! UTF-8 bytes of one name, and of a whole path.
inline constexpr qsizetype maxPackageNameBytes = 255;
inline constexpr qsizetype maxPackagePathBytes = 1024;
//! Names in one path.
inline constexpr qsizetype maxPackageDepth = 32;
//! Bytes of an archive, whatever is in it.
inline constexpr qint64 maxArchiveBytes = 256 * mebibyte;
//! Bytes of an archive's list of its entries, which is read at once.
inline constexpr qint64 maxArchiveListBytes = 16 * mebibyte;
//! Bytes of the signature's file: the list of all files is in it.
inline constexpr qsizetype maxSignatureBytes = 16 * mebibyte;

// The search for files that a resource refers to and does not have.
//! Files that are read, and bytes at the beginning of each.
inline constexpr qsizetype maxScannedFiles = 64;
inline constexpr qsizetype maxScannedBytes = mebibyte;
//! References that one of them is read for.
inline constexpr qsizetype maxFileReferences = 2'000;
//! Levels of elements in a page, and different names of elements and attributes. The time that the
//! parser takes for a tag grows with both.
inline constexpr int maxPageDepth = 512;
inline constexpr int maxPageNames = 2'000;
//! Missing files that are named.
inline constexpr qsizetype maxMissingFiles = 20;

// A request from the frame.
//! UTF-8 bytes of one `rp:request` without its data. The data comes on top of it, and JSON may need
//! maxEscapeBytes for each of its bytes.
inline constexpr qsizetype maxRequestOverhead = 256 * kibibyte;
inline constexpr int maxEscapeBytes = 6;
//! Levels of nesting of one `rp:request`, the envelope being the first.
inline constexpr int maxRequestDepth = 64;
//! UTF-8 bytes of a request's `id`; it is echoed, so it must not be a place to store data.
inline constexpr qsizetype maxRequestIdBytes = 128;
//! Entries of `features` in `rp.hello`.
inline constexpr qsizetype maxHelloFeatures = 32;

// What a document keeps in the place of what the engine keeps for an origin.
//! UTF-16 units of a storage's names and values; storage-items.ts has the same number.
inline constexpr qsizetype maxStorageUnits = 5 * mebibyte;
//! Cookies; cookie-jar.ts has the same number.
inline constexpr int maxCookies = 180;
//! Bytes of a cookie's name and value, and of the value of an attribute; cookie-text.ts has the
//! same numbers.
inline constexpr qsizetype maxCookieBytes = 4096;
inline constexpr qsizetype maxCookieAttributeBytes = 1024;

// What waits to be read by the frame.
//! Bytes of one packet handed to the frame; a larger single message travels alone.
inline constexpr qsizetype maxPacketBytes = 64 * kibibyte;
//! The same where at least as many wait.
inline constexpr qsizetype maxLargePacketBytes = mebibyte;
//! Messages of one packet; downlink.ts has the same number.
inline constexpr int maxPacketMessages = 256;
//! Bytes of texts in a packet, and of one binary message, up to which they are part of the event;
//! the frame fetches larger ones.
inline constexpr qsizetype maxInlineTextBytes = 128 * kibibyte;
inline constexpr qsizetype maxInlineBinaryBytes = 32 * kibibyte;
//! What a message of a server counts beside its data while it waits, and a `written` event.
inline constexpr qsizetype dataEventOverhead = 128;
//! Bytes handed over and not yet acknowledged; more waits in the outbox.
inline constexpr qsizetype maxUnacknowledgedBytes = 4 * mebibyte;
//! How often within a minute a document can open the way down anew, and how often in a row without
//! anything that was under way having come through: then the connections are closed.
inline constexpr qint64 maxStreamsPerMinute = 300;
inline constexpr int maxVainStreams = 10;
//! How long a document can be without it until its connections are closed.
inline constexpr std::chrono::milliseconds maxStreamAbsence{10'000};
//! Once so many connections of a session have had messages within the window, what comes is
//! gathered for so long before it is handed to the frame.
inline constexpr qsizetype manySources = 16;
inline constexpr std::chrono::milliseconds sourcesWindow{100};
inline constexpr std::chrono::milliseconds gatherInterval{4};
//! Bytes of waiting answers and events, which are never dropped. Past it the session ends.
inline constexpr qsizetype maxWaitingAnswerBytes = 16 * mebibyte;

// How fast a resource may ask. What costs nothing but its own bytes, a message to a connection, is
// not counted: it is bounded by what may wait for the server.
//! What a request counts for Limits::maxRequestsPerSecond, by what it costs the host.
inline constexpr qint64 requestCost = 1;
inline constexpr qint64 connectCost = 20;
//! So many seconds of requests may come at once.
inline constexpr qint64 requestBurstSeconds = 2;
//! Bytes of what waits to be read of a resource that asks faster than it may. Past it, it is
//! stopped.
inline constexpr qsizetype maxWaitingRequestBytes = 16 * mebibyte;
//! What one of them counts beside its bytes.
inline constexpr qsizetype waitingRequestOverhead = 256;
//! For so long a resource is listened to before another one's turn.
inline constexpr std::chrono::microseconds readingTurn{500};
//! Entries of one packet of the frame.
inline constexpr int maxPacketEntries = 16'384;

// What a resource's process does. Past one of these it is stopped.
//! Lines that it writes to its console, for each KiB of them one more, and how many may come at
//! once.
inline constexpr qint64 maxConsoleLinesPerSecond = 2'000;
inline constexpr qint64 maxConsoleLinesAtOnce = 20'000;
//! Messages that it posts to the window around its frame, which the SDK does not do, and how many
//! may come at once.
inline constexpr qint64 maxWindowMessagesPerSecond = 5'000;
inline constexpr qint64 maxWindowMessagesAtOnce = 10'000;
//! Files that it is given, of which a page counts as many, and how many it is given at once. More
//! of them wait, since each takes the GUI thread about a millisecond and each page starts a
//! document.
inline constexpr qint64 maxFilesPerSecond = 100;
inline constexpr qint64 maxFilesAtOnce = 500;
inline constexpr qint64 pageCost = 20;
//! Files that wait. Each takes 50 KiB of the program, and its end a quarter of a millisecond.
inline constexpr qsizetype maxWaitingFiles = 300;
//! First folders of a URL that nothing answers, without which a file is looked for, to tell the
//! author what is wrong.
inline constexpr int maxBaseSegments = 3;
//! UTF-16 units of a path that nothing answers, or of a refused address, which the author is shown.
inline constexpr qsizetype maxShownPathUnits = 512;
//! What it tries to load, the files among it, and how much of it may come at once.
inline constexpr qint64 maxLoadsPerSecond = 200;
inline constexpr qint64 maxLoadsAtOnce = 2'000;
//! Documents that begin in its frame.
inline constexpr qint64 maxDocumentsPerMinute = 300;
//! What it may send, packets and console lines, until it answers us: if it is more, it does not
//! wait for us, and we do not keep up.
inline constexpr qint64 maxUnansweredLines = 20'000;
inline constexpr qint64 maxUnansweredUnits = 256 * mebibyte;
//! So many of them are a reason to ask.
inline constexpr qint64 linesToAskAfter = 1'000;
inline constexpr qint64 unitsToAskAfter = 4 * mebibyte;
//! Console lines that say which navigations were refused and which files are not there.
inline constexpr qint64 maxRefusalLinesPerMinute = 60;
//! UTF-16 units of a console line; the rest of it is cut off.
inline constexpr qsizetype maxConsoleLineUnits = 64 * kibibyte;
//! How often a resource that the user sees is asked whether it answers, and how long it may take.
inline constexpr std::chrono::milliseconds answerInterval{2'000};
inline constexpr std::chrono::milliseconds answerTimeout{5'000};
//! Bytes of memory that the process of one resource can have for itself. The engine alone allows
//! 16 GiB.
inline constexpr qint64 maxProcessBytes = qint64(4) << 30;
//! After a crash a resource starts again by itself, after this time, but not after so many crashes
//! within a minute.
inline constexpr std::chrono::milliseconds restartDelay{2'000};
//! How long the engine has for what a stopped resource has left there, before that is taken away.
inline constexpr std::chrono::milliseconds removalDelay{2'000};
inline constexpr qint64 maxCrashesPerMinute = 3;

// Where documents want to go and cannot.
//! Characters of an address that may be opened in another program.
inline constexpr qsizetype maxOutsideLinkLength = 8 * kibibyte;
//! How long a click counts, and how long what the resource wants and what the pointer is on may be
//! apart.
inline constexpr std::chrono::milliseconds linkClickTime{5'000};
inline constexpr std::chrono::milliseconds linkMatchTime{3'000};
//! What fails later is not told, since the other program may have run until then.
inline constexpr std::chrono::milliseconds linkOpeningTime{10'000};

// WebSocket connections.
//! UTF-8 bytes of a `connectionId`.
inline constexpr qsizetype maxConnectionIdBytes = 128;
//! UTF-8 bytes of a URL.
inline constexpr qsizetype maxUrlBytes = 8 * kibibyte;
//! Hosts of one session that wait for the user at a time.
inline constexpr qsizetype maxUndecidedHosts = 4;
//! Hosts that the user is asked for and does not allow, until the resource is opened again.
inline constexpr int maxHostQuestions = 8;
//! From when a question is to be seen until it can be answered, so that no click meant for what was
//! there before answers it.
inline constexpr std::chrono::milliseconds questionDelay{700};
inline constexpr qsizetype maxHeaders = 64;
//! Bytes of all header names and values of one handshake. Both leave out the program's own.
inline constexpr qsizetype maxHeaderBytes = 16 * kibibyte;
inline constexpr qsizetype maxProtocols = 32;
inline constexpr qsizetype maxProtocolBytes = 128;
//! What a queued message counts beside its data, so that empty ones are bounded too.
inline constexpr qsizetype queuedMessageOverhead = 96;
//! Bytes of the head of a server's answer to the handshake.
inline constexpr qsizetype maxResponseHeadBytes = 64 * kibibyte;
//! Answers before that one, such as `103 Early Hints` (RFC 9110, section 15.2).
inline constexpr int maxInterimAnswers = 16;
//! How long a handshake keeps the next one of its resource to the same server waiting.
inline constexpr std::chrono::milliseconds handshakeTurn{5'000};
//! Addresses of one name that are tried, how long each is waited for before the next one is tried
//! beside it (RFC 8305, section 8), and how many are tried at a time.
inline constexpr qsizetype maxTriedAddresses = 256;
inline constexpr std::chrono::milliseconds attemptDelay{250};
inline constexpr size_t maxAttempts = 8;
//! Names of which a resource's connections know the address that answered.
inline constexpr size_t maxKnownAddresses = 256;
//! What a proxy may ask of us for one connection: TCP connections, answers, and processor time to
//! read in one turn of the event loop.
inline constexpr int maxProxyConnections = 3;
inline constexpr int maxProxyAnswers = 6;
inline constexpr std::chrono::milliseconds maxProxyReading{500};
//! Bytes that the engine reads ahead of us from one server.
inline constexpr qsizetype readAheadBytes = 256 * kibibyte;
//! Characters of a name in a certificate that is shown.
inline constexpr qsizetype maxCertificateNameLength = 256;
//! What a server may leave unread of the answers to its own pings.
inline constexpr qsizetype maxUnreadPongBytes = 16 * mebibyte;
//! Payload of a control frame (RFC 6455, section 5.5).
inline constexpr qsizetype maxPingBytes = 125;
//! Pings of one connection that wait for their pongs.
inline constexpr qsizetype maxPendingPings = 16;
//! UTF-8 bytes of a close reason (RFC 6455, section 5.5).
inline constexpr qsizetype maxCloseReasonBytes = 123;
//! From `ws.connect` to the end of the handshake: the default, and the most that can be asked for.
inline constexpr std::chrono::milliseconds handshakeTimeout{30'000};
inline constexpr std::chrono::milliseconds maxHandshakeTimeout{300'000};
//! From the close frame to the end of the connection, if the peer takes nothing of what is
//! unwritten meanwhile; then it is cut. The time does not pass while the frame is too busy for us
//! to read.
inline constexpr std::chrono::milliseconds closeTimeout{5'000};
//! The same for a connection whose resource is gone already, or has been told that the peer is at
//! fault.
inline constexpr std::chrono::milliseconds farewellTimeout{900};
//! Bytes that a peer at fault may still send until it closes; they are thrown away. As much as the
//! largest message that a user can allow.
inline constexpr qint64 maxDiscardedBytes = 64 * mebibyte;
//! Without a byte in the middle of a frame.
inline constexpr std::chrono::milliseconds frameTimeout{30'000};
//! Written bytes are reported to the resource at this pace, or sooner if they are many, or before
//! the next event of their connection.
inline constexpr std::chrono::milliseconds writtenReportInterval{10};
inline constexpr qsizetype writtenReportBytes = 64 * kibibyte;

// Proxies.
//! Characters of a proxy in the environment, and of the list of servers that need none.
inline constexpr qsizetype maxProxyVariableLength = 4 * kibibyte;
inline constexpr qsizetype maxProxyExceptionsLength = 128 * kibibyte;
//! How long the desktop has to say which proxy to use, and how many connections can wait for that.
inline constexpr std::chrono::milliseconds desktopProxyTimeout{5'000};
inline constexpr int maxDesktopQuestions = 256;

// Heartbeat and reconnecting.
inline constexpr std::chrono::milliseconds minInterval{100};
inline constexpr std::chrono::milliseconds maxInterval{3'600'000};
inline constexpr std::chrono::milliseconds heartbeatInterval{30'000};
inline constexpr std::chrono::milliseconds heartbeatTimeout{10'000};
inline constexpr int maxRetries = 1'000'000;
inline constexpr int defaultRetries = 10;
inline constexpr std::chrono::milliseconds initialRetryDelay{1'000};
inline constexpr std::chrono::milliseconds maxRetryDelay{30'000};
inline constexpr double retryJitter = 0.5;
inline constexpr qsizetype maxExceptCodes = 64;

// What the user is told of connections.
//! Characters of a host's name (RFC 1035, section 2.3.4).
inline constexpr qsizetype maxHostLength = 253;
//! Hosts of one outcome that a resource tries to reach and that are counted together before they
//! are passed on.
inline constexpr qint64 maxGatheredContacts = 512;
//! They are passed on so long after the first of them, and what open connections transfer at the
//! longer interval.
inline constexpr std::chrono::milliseconds contactsInterval{1'000};
inline constexpr std::chrono::milliseconds trafficInterval{30'000};
//! While somebody watches, connections are reported at this interval, and with each report so many
//! messages of one connection, and so many bytes of each.
inline constexpr std::chrono::milliseconds monitorInterval{500};
inline constexpr qsizetype maxTappedMessages = 50;
inline constexpr qsizetype maxTappedBytes = 4 * kibibyte;
//! A pong says how far a server is for so long.
inline constexpr std::chrono::milliseconds maxPongAge{60'000};

} // namespace portcullis::limits
