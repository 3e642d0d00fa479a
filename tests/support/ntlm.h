#pragma once

#include <QByteArray>
#include <QString>

//! \brief The proxy's side of NTLM ([MS-NLMP]), enough to tell a right password from a wrong one.
namespace portcullis::test::ntlm {

//! The kind of message in the credentials `NTLM base64`; 0 if it is none.
int messageType(const QByteArray& credentials);

//! The value of Proxy-Authenticate that asks for a response to the challenge.
QByteArray challenge();

//! Whether the response in \a credentials is that of \a user with \a password (NTLMv2).
bool isRight(const QByteArray& credentials, const QString& user, const QString& password);

} // namespace portcullis::test::ntlm
