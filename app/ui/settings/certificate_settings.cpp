#include "app/ui/settings/certificate_settings.h"

#include "app/settings/settings_store.h"
#include "app/ui/labels.h"
#include "app/ui/monitor/table_look.h"
#include "app/ui/settings/setting_field.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

namespace portcullis {
namespace {

constexpr int maxShown = 200;
constexpr int shownRows = 5;
constexpr int pathWidth = 340;
constexpr int dateWidth = 190;

enum Column { Subject, Issuer, Until, ColumnCount };

QString nameOf(const QStringList& common, const QStringList& organization)
{
    const QStringList& names = common.isEmpty() ? organization : common;
    return inOneLine(names.join(QStringLiteral(", ")).left(limits::maxCertificateNameLength));
}

QString untilText(const QDateTime& until)
{
    const QString date = QLocale().toString(until.toLocalTime().date(), QLocale::ShortFormat);
    return until < QDateTime::currentDateTime() ? CertificateSettings::tr("%1 (expired)").arg(date)
                                                : date;
}

} // namespace

CertificateSettings::CertificateSettings(SettingsStore& store, QWidget* parent)
    : SettingsSection(tr("Certificates"),
        tr("Servers whose certificates are signed by one of these are trusted, too, from the next "
           "connection that is made."),
        parent),
      m_store(store), m_path(new QLabel(this)),
      m_field(new SettingField(tr("CA file"), m_path, this)),
      m_choose(new QPushButton(tr("&Choose…"), this)),
      m_remove(new QPushButton(tr("Re&move"), this)), m_table(new QTableWidget(this)),
      m_more(mutedLabel({}, this))
{
    addButtons();
    addTable();
    show();
    if (!m_store.given().caFile.isEmpty())
        m_field->setGivenBy(QStringLiteral("--ca-file"));
}

void CertificateSettings::addButtons()
{
    m_path->setObjectName(QStringLiteral("caFile"));
    m_path->setTextFormat(Qt::PlainText);
    m_choose->setObjectName(QStringLiteral("chooseCaFile"));
    m_remove->setObjectName(QStringLiteral("removeCaFile"));
    m_choose->setAccessibleName(tr("Choose a CA file"));
    m_remove->setAccessibleName(tr("Remove the CA file"));
    m_field->addBeside(m_choose);
    m_field->addBeside(m_remove);
    add(m_field);
    connect(m_choose, &QPushButton::clicked, this, &CertificateSettings::askForFile);
    connect(m_remove, &QPushButton::clicked, this, [this] { save({}); });
}

void CertificateSettings::addTable()
{
    m_table->setObjectName(QStringLiteral("certificates"));
    m_table->setAccessibleName(tr("Certificates of the CA file"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Issued to"), tr("Issued by"), tr("Valid until")});
    giveTableLook(*m_table);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(Until, QHeaderView::Fixed);
    header->resizeSection(Until, dateWidth);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    add(m_table);
    add(m_more);
}

void CertificateSettings::use(const QString& file)
{
    if (readCertificates(file))
        save(file);
    else
        m_field->setError(tr("This file cannot be read, or has no certificates in PEM format."));
}

void CertificateSettings::askForFile()
{
    auto* const dialog = new QFileDialog(this, tr("Certificates to trust"), {},
        tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateSettings::use);
    dialog->open();
}

void CertificateSettings::save(const QString& file)
{
    const auto saved = m_store.change([&file](WrittenSettings& written) { written.caFile = file; });
    m_field->showSaved(saved);
    show();
}

void CertificateSettings::show()
{
    const QString& given = m_store.given().caFile;
    const QString file = given.isEmpty() ? m_store.written().caFile : given;
    const QString shown = file.isEmpty() ? tr("None") : inOneLine(file);
    m_path->setText(fontMetrics().elidedText(shown, Qt::ElideMiddle, pathWidth));
    m_path->setToolTip(shown);
    m_remove->setVisible(!file.isEmpty());
    const auto& certificates = m_store.current().network.extraCertificates;
    const int count = int(certificates.size());
    m_table->setVisible(count > 0);
    m_table->setRowCount(qMin(count, maxShown));
    for (int row = 0; row < m_table->rowCount(); ++row)
        showCertificate(row);
    const int rows = qMin(m_table->rowCount(), shownRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
        + rows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth());
    m_more->setVisible(count > maxShown);
    m_more->setText(tr("%n more are not shown.", nullptr, count - maxShown));
}

void CertificateSettings::showCertificate(int row)
{
    const QSslCertificate& certificate = m_store.current().network.extraCertificates.at(row);
    const auto put = [this, row](Column column, const QString& text) {
        m_table->setItem(row, column, new QTableWidgetItem(text));
    };
    put(Subject,
        nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
            certificate.subjectInfo(QSslCertificate::Organization)));
    put(Issuer,
        nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
            certificate.issuerInfo(QSslCertificate::Organization)));
    put(Until, untilText(certificate.expiryDate()));
}

} // namespace portcullis
