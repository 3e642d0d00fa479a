#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

//! \brief The rules of docs/architecture.md that a compiler does not check.
class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bridgeHasNoGui();
    void servicesKnowNoJson();
    void bridgeDoesNotKnowTheProgram();
};

namespace {

QStringList sourcesBelow(const char* folder)
{
    QStringList files;
    QDirIterator it(QStringLiteral(PORTCULLIS_SOURCE_DIR "/") + QLatin1String(folder),
        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

//! "file: line" of every include that matches.
QStringList includesMatching(const QStringList& files, const char* pattern)
{
    const QRegularExpression include(
        QStringLiteral("#include [<\"](%1)").arg(QLatin1String(pattern)));
    QStringList found;
    for (const QString& name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const QString& line : lines.filter(include))
            found << name + QStringLiteral(": ") + line;
    }
    return found;
}

} // namespace

void TestLayers::bridgeHasNoGui()
{
    const QStringList files = sourcesBelow("bridge");
    QVERIFY(files.size() > 10);
    QCOMPARE(includesMatching(files,
                 "QtWidgets|QtGui|QtWebEngine|QtWebChannel|QWebEngine|QWebChannel|QWidget|"
                 "QGuiApplication|QApplication"),
        QStringList());
}

void TestLayers::servicesKnowNoJson()
{
    // Those put the service on the wire, and the handshake names the param that is wrong.
    const QRegularExpression wire(
        QStringLiteral("/(ws_(methods|params|events)|handshake)\\.(h|cpp)$"));
    const QStringList all = sourcesBelow("bridge/ws");
    QStringList services;
    std::copy_if(all.begin(), all.end(), std::back_inserter(services),
        [&wire](const QString& file) { return !wire.match(file).hasMatch(); });
    QCOMPARE(services.size(), all.size() - 8);
    QCOMPARE(includesMatching(
                 services, "nlohmann|bridge/core/json|bridge/session|bridge/protocol|QJson"),
        QStringList());
}

void TestLayers::bridgeDoesNotKnowTheProgram()
{
    QCOMPARE(includesMatching(sourcesBelow("bridge"), "app/"), QStringList());
}

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
