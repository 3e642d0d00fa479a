#include "bridge/net/proxy_tunnel.h"

#include "bridge/core/delete_when_done.h"
#include "bridge/core/limits.h"

#include <ctime>

#include <fcntl.h>
#include <sys/socket.h>

namespace portcullis {
namespace {

constexpr int passwordWanted = 407;

void startLibrary()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(started)
}

curl_proxytype typeOf(Proxy::Kind kind)
{
    switch (kind) {
    case Proxy::Kind::Socks5:
        return CURLPROXY_SOCKS5_HOSTNAME;
    case Proxy::Kind::Socks4:
    case Proxy::Kind::Socks4a:
        return CURLPROXY_SOCKS4A;
    case Proxy::Kind::Http:
        break;
    }
    return CURLPROXY_HTTP;
}

//! As it stands in a URL.
QByteArray hostText(const QString& host)
{
    const QByteArray text = host.toUtf8();
    return text.contains(':') ? '[' + text + ']' : text;
}

//! Its descriptor may be closed before it is deleted.
void letGo(std::unique_ptr<QSocketNotifier> notifier)
{
    if (notifier)
        notifier->setEnabled(false);
    deleteWhenDone(std::move(notifier));
}

//! That this thread has used, so that a busy computer makes no difference.
std::chrono::nanoseconds processorTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

ProxyTunnel* tunnel(void* self)
{
    return static_cast<ProxyTunnel*>(self);
}

} // namespace

ProxyTunnel::ProxyTunnel(
    const Proxy& proxy, const QHostAddress& proxyAddress, const Target& target, QObject* parent)
    : QObject(parent), m_proxy(proxy), m_proxyAddress(proxyAddress), m_target(target)
{
    startLibrary();
    m_easy.reset(curl_easy_init());
    m_multi.reset(curl_multi_init());
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

ProxyTunnel::~ProxyTunnel()
{
    curl_multi_remove_handle(m_multi.get(), m_easy.get());
    m_easy.reset();
    m_multi.reset(); // closes its connections, and tells us so
}

void ProxyTunnel::start(Descriptor connection)
{
    m_toProxy = std::move(connection);
    setUpRequest();
    setUpProxy();
    setUpBounds();
    setUpLoop();
    curl_multi_add_handle(m_multi.get(), m_easy.get());
}

//! Nothing is sent to the target: what libcurl takes for a request is only to be connected.
void ProxyTunnel::setUpRequest()
{
    CURL* const easy = m_easy.get();
    const QByteArray url
        = "http://" + hostText(m_target.host) + ':' + QByteArray::number(m_target.port);
    curl_easy_setopt(easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http");
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Portcullis/" PORTCULLIS_VERSION);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
}

//! Its name is known already, and stays what it is called by, since Negotiate asks for it.
void ProxyTunnel::setUpProxy()
{
    CURL* const easy = m_easy.get();
    const QByteArray host = hostText(m_proxy.host);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_PROXY, host.constData());
    curl_easy_setopt(easy, CURLOPT_PROXYPORT, long(m_proxy.port));
    curl_easy_setopt(easy, CURLOPT_PROXYTYPE, long(typeOf(m_proxy.kind)));
    const QByteArray entry
        = host + ':' + QByteArray::number(m_proxy.port) + ':' + hostText(m_proxyAddress.toString());
    m_addresses.reset(curl_slist_append(nullptr, entry.constData()));
    curl_easy_setopt(easy, CURLOPT_RESOLVE, m_addresses.get());
    const bool hasUser = !m_proxy.user.isEmpty();
    // Not Negotiate, since it may ask a server of its own and wait for it.
    curl_easy_setopt(easy, CURLOPT_PROXYAUTH,
        hasUser ? CURLAUTH_BASIC | CURLAUTH_DIGEST | CURLAUTH_NTLM : CURLAUTH_NONE);
    curl_easy_setopt(easy, CURLOPT_SOCKS5_AUTH, hasUser ? CURLAUTH_BASIC : CURLAUTH_NONE);
    if (!hasUser)
        return;
    curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, m_proxy.user.toUtf8().constData());
    curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD, m_proxy.password.toUtf8().constData());
}

//! What libcurl does by itself, and what it asks first for.
void ProxyTunnel::setUpBounds()
{
    CURL* const easy = m_easy.get();
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(limits::maxHandshakeTimeout.count()));
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(
        easy, CURLOPT_OPENSOCKETFUNCTION,
        +[](void* self, curlsocktype, curl_sockaddr* address) -> curl_socket_t {
            return tunnel(self)->openSocket(*address);
        });
    curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, this);
    curl_easy_setopt(
        easy, CURLOPT_SOCKOPTFUNCTION, +[](void* self, curl_socket_t, curlsocktype) -> int {
            return tunnel(self)->m_connections == 1 ? CURL_SOCKOPT_ALREADY_CONNECTED
                                                    : CURL_SOCKOPT_OK;
        });
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(
        easy, CURLOPT_HEADERFUNCTION, +[](char* line, size_t, size_t bytes, void* self) -> size_t {
            return tunnel(self)->takeHeader({line, qsizetype(bytes)}) ? bytes : 0;
        });
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(
        easy, CURLOPT_XFERINFOFUNCTION,
        +[](void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> int {
            return tunnel(self)->isReadingTooLong();
        });
}

void ProxyTunnel::setUpLoop()
{
    CURLM* const multi = m_multi.get();
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(
        multi, CURLMOPT_SOCKETFUNCTION,
        +[](CURL*, curl_socket_t descriptor, int what, void* self, void*) -> int {
            tunnel(self)->watch(descriptor, what);
            return 0;
        });
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(
        multi, CURLMOPT_TIMERFUNCTION, +[](CURLM*, long milliseconds, void* self) -> int {
            QTimer& timer = tunnel(self)->m_timer;
            if (milliseconds < 0)
                timer.stop();
            else
                timer.start(std::chrono::milliseconds(milliseconds));
            return 0;
        });
}

//! The first is the one that is there; a proxy that closes after it has asked for a password needs
//! another.
int ProxyTunnel::openSocket(const curl_sockaddr& address)
{
    if (++m_connections > limits::maxProxyConnections)
        return CURL_SOCKET_BAD;
    if (m_toProxy)
        return m_toProxy.release();
    return ::socket(
        address.family, address.socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address.protocol);
}

//! \a line of an answer; false once there are too many of them.
bool ProxyTunnel::takeHeader(QByteArrayView line)
{
    if (!line.startsWith("HTTP/"))
        return true;
    m_status = line.toByteArray().mid(line.indexOf(' ') + 1, 3).toInt();
    return ++m_answers <= limits::maxProxyAnswers;
}

//! libcurl reads an answer's body without a look at what else there is to do.
bool ProxyTunnel::isReadingTooLong() const
{
    return processorTime() - m_turnBegan > limits::maxProxyReading;
}

void ProxyTunnel::watch(int descriptor, int what)
{
    Watch& watch = m_watches[descriptor];
    letGo(std::move(watch.read));
    letGo(std::move(watch.write));
    if (what & CURL_POLL_IN)
        watch.read = notifier(descriptor, QSocketNotifier::Read, CURL_CSELECT_IN);
    if (what & CURL_POLL_OUT)
        watch.write = notifier(descriptor, QSocketNotifier::Write, CURL_CSELECT_OUT);
    if (what == CURL_POLL_REMOVE)
        m_watches.erase(descriptor);
}

std::unique_ptr<QSocketNotifier> ProxyTunnel::notifier(
    int descriptor, QSocketNotifier::Type type, int event)
{
    auto made = std::make_unique<QSocketNotifier>(descriptor, type);
    connect(made.get(), &QSocketNotifier::activated, this,
        [this, descriptor, event] { act(descriptor, event); });
    return made;
}

void ProxyTunnel::act(int descriptor, int events)
{
    m_turnBegan = processorTime();
    int running = 0;
    curl_multi_socket_action(m_multi.get(), descriptor, events, &running);
    int left = 0;
    const CURLMsg* const message = curl_multi_info_read(m_multi.get(), &left);
    if (message && message->msg == CURLMSG_DONE)
        finish(message->data.result);
}

void ProxyTunnel::finish(CURLcode result)
{
    m_timer.stop();
    curl_socket_t descriptor = CURL_SOCKET_BAD;
    if (result == CURLE_OK)
        curl_easy_getinfo(m_easy.get(), CURLINFO_ACTIVESOCKET, &descriptor);
    if (descriptor >= 0)
        m_opened = Descriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
    if (m_opened)
        Q_EMIT opened();
    else
        Q_EMIT failed(errorOf(result));
}

ProxyTunnel::Error ProxyTunnel::errorOf(CURLcode result) const
{
    if (m_status == passwordWanted)
        return Error::PasswordWanted;
    CURLproxycode code = CURLPX_OK;
    curl_easy_getinfo(m_easy.get(), CURLINFO_PROXY_ERROR, &code);
    if (code == CURLPX_NO_AUTH || code == CURLPX_USER_REJECTED || code == CURLPX_IDENTD_DIFFER)
        return Error::PasswordWanted;
    const bool isRefusal = m_status >= 300 || result == CURLE_PROXY;
    return isRefusal ? Error::Refused : Error::Broken;
}

} // namespace portcullis
