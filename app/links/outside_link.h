#pragma once

#include "bridge/core/result.h"

#include <QString>
#include <QUrl>

namespace portcullis {

//! Why an address is not opened outside.
enum class LinkFault {
    Scheme, //!< Not one of those that OutsideLink knows.
    TooLong, //!< Longer than limits::maxOutsideLinkLength.
    Malformed, //!< The standard of its scheme does not allow it.
    User, //!< It carries a user or a password, behind which another host can be hidden.
    MailField, //!< A field of a message beside those that a link may fill in.
};

//! The fault in a few words, for the author of a resource.
QString wordsFor(LinkFault fault);

//! \brief An address that another program may be asked to open: a web page (`https`, `http`), a new
//! message (`mailto`, RFC 6068) or a call (`tel`, RFC 3966).
//!
//! It is printable ASCII without blanks, and begins with its scheme. The only way to have one is
//! check().
class OutsideLink {
public:
    enum class Kind { Web, Mail, Phone };

    //! \brief Takes an address as a page may have it.
    //!
    //! A web address is written as the URL standard does, its host in ASCII and one that a
    //! name in the DNS can be like. A message has none but
    //! the fields `to`, `cc`, `bcc`, `subject` and `body`, and a line break only in its body. A
    //! number is one that a person could dial without a code for the phone itself.
    static Result<OutsideLink, LinkFault> check(const QUrl& address);

    Kind kind() const { return m_kind; }

    //! All of it.
    const QString& address() const { return m_address; }

    //! The host of a web page, without the port; empty for the others.
    const QString& host() const { return m_host; }

private:
    static Result<OutsideLink, LinkFault> checkWeb(const QString& text);
    OutsideLink(Kind kind, QString address, QString host = {});

    Kind m_kind;
    QString m_address;
    QString m_host;
};

} // namespace portcullis
