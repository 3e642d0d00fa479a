#include "app/ui/resource_icon.h"

#include "app/ui/bare_png.h"
#include "bridge/core/limits.h"
#include "bridge/manifest/resource_folder.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

namespace portcullis {
namespace {

QImage readPng(const Resource& resource)
{
    const auto path = ResourceFolder(resource.folder).resolve(resource.manifest.icon);
    QFile file(path ? *path : QString());
    if (!path || !file.open(QIODevice::ReadOnly) || file.size() > limits::maxIconBytes)
        return {};
    QByteArray png = barePng(file.read(limits::maxIconBytes));
    if (png.isEmpty())
        return {};
    QBuffer buffer(&png);
    QImageReader reader(&buffer, "PNG");
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > limits::maxIconPixels
        || size.height() > limits::maxIconPixels)
        return {};
    return reader.read();
}

QImage drawLetter(const Resource& resource, int pixels)
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const int hue = int(qHash(resource.manifest.id) % 360);
    painter.setBrush(QColor::fromHsl(hue, 110, 120));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(image.rect(), pixels * 0.22, pixels * 0.22);
    QFont font = painter.font();
    font.setPixelSize(pixels / 2);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(
        image.rect(), Qt::AlignCenter, resource.manifest.name.trimmed().left(1).toUpper());
    return image;
}

} // namespace

QPixmap iconOf(const Resource& resource, int size, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QImage image = readPng(resource);
    if (image.isNull())
        image = drawLetter(resource, pixels);
    QPixmap pixmap = QPixmap::fromImage(
        image.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace portcullis
