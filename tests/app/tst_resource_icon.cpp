#include "app/ui/bare_png.h"
#include "app/ui/resource_icon.h"
#include "bridge/core/limits.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

constexpr QRgb red = 0xFFFF0000;

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QImage redSquare(int side = 16)
{
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(red);
    return image;
}

} // namespace

//! What becomes of the icon of a resource, which is a stranger's file.
class TestResourceIcon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void pixelsStay_data();
    void pixelsStay();
    void otherChunksGo();
    void brokenImagesAreNone_data();
    void brokenImagesAreNone();
    void letterStandsInForALargeFile();

private:
    static QRgb shown(const QByteArray& png);
};

//! The color in the middle of the icon that is shown for the file \a png.
QRgb TestResourceIcon::shown(const QByteArray& png)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("icon.png")));
    if (!file.open(QIODevice::WriteOnly) || file.write(png) != png.size())
        return 0;
    file.close();
    Resource resource;
    resource.folder = folder.path();
    resource.manifest.id = QStringLiteral("com.example.clock");
    resource.manifest.name = QStringLiteral(" ");
    resource.manifest.icon = QStringLiteral("icon.png");
    return iconOf(resource, 32, 1).toImage().pixel(16, 16);
}

void TestResourceIcon::pixelsStay_data()
{
    QTest::addColumn<QImage>("image");
    QImage transparent = redSquare();
    transparent.setPixel(3, 4, 0x40123456);
    QTest::newRow("colors with transparency") << transparent;
    QTest::newRow("colors") << redSquare().convertToFormat(QImage::Format_RGB32);
    // Its transparent color is a chunk of its own.
    QTest::newRow("a palette with transparency")
        << transparent.convertToFormat(QImage::Format_Indexed8);
    QTest::newRow("gray") << redSquare().convertToFormat(QImage::Format_Grayscale8);
    QTest::newRow("the largest") << redSquare(limits::maxIconPixels);
}

void TestResourceIcon::pixelsStay()
{
    QFETCH(QImage, image);
    const QByteArray png = pngOf(image);
    const QImage before = QImage::fromData(png, "PNG");
    QVERIFY(!before.isNull());
    QCOMPARE(QImage::fromData(barePng(png), "PNG"), before);
}

//! They can be a thousand times larger in memory than in the file, and there can be many.
void TestResourceIcon::otherChunksGo()
{
    QImage image = redSquare();
    const QByteArray bare = pngOf(image);
    for (int i = 0; i < 8; ++i)
        image.setText(QString::number(i), QString(limits::mebibyte, u'a'));
    const QByteArray png = pngOf(image);
    QVERIFY(png.count("zTXt") == 8);
    QVERIFY(png.size() < limits::mebibyte);
    QCOMPARE(barePng(png), barePng(bare));
    QVERIFY(!barePng(png).contains("zTXt"));
    QCOMPARE(shown(png), red);
}

void TestResourceIcon::brokenImagesAreNone_data()
{
    QTest::addColumn<QByteArray>("png");
    const QByteArray good = pngOf(redSquare());
    QByteArray tooLong = good;
    tooLong[8] = '\xFF';
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another format") << QByteArray("GIF89a");
    QTest::newRow("no chunk") << good.first(8);
    QTest::newRow("no end") << good.chopped(12);
    QTest::newRow("end cut off") << good.chopped(1);
    QTest::newRow("a chunk longer than the file") << tooLong;
}

void TestResourceIcon::brokenImagesAreNone()
{
    QFETCH(QByteArray, png);
    QCOMPARE(barePng(png), QByteArray());
    QVERIFY(shown(png) != red);
}

void TestResourceIcon::letterStandsInForALargeFile()
{
    const QByteArray png = pngOf(redSquare());
    const QByteArray atTheLimit = png + QByteArray(limits::maxIconBytes - png.size(), 'x');
    QCOMPARE(shown(atTheLimit), red);
    QVERIFY(shown(atTheLimit + 'x') != red);
    QCOMPARE(shown(pngOf(redSquare(limits::maxIconPixels))), red);
    QVERIFY(shown(pngOf(redSquare(limits::maxIconPixels + 1))) != red);
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    TestResourceIcon test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_resource_icon.moc"
