// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/template_dialog.h"

#include "common/banner.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"
#include "editor/planned_files.h"
#include "editor/template_form.h"
#include "templates/fill.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QLabel* heading(const QString& text)
{
    QLabel* label = plainLabel(text);
    label->setFont(textFont(TextRole::Title));
    return label;
}

} // namespace

TemplateDialog::TemplateDialog(const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_templates(templates::builtIn())
    , m_list(new QListWidget)
    , m_description(mutedLabel())
    , m_formPlace(new QScrollArea)
    , m_planned(new PlannedFiles)
    , m_banner(new Banner)
    , m_folder(new QLineEdit)
    , m_sum(mutedLabel())
    , m_write(new QPushButton)
    , m_open(new QPushButton(tr("&Open as tabs")))
{
    setObjectName(u"templateDialog"_s);
    setWindowTitle(tr("New from a template"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_formPlace->setWidgetResizable(true);
    m_formPlace->setFrameShape(QFrame::NoFrame);
    m_formPlace->setFocusPolicy(Qt::NoFocus);
    m_formPlace->viewport()->setAutoFillBackground(false);
    auto* files = new QWidget;
    auto* filesColumn = new QVBoxLayout(files);
    filesColumn->setContentsMargins(space::Small, 0, 0, 0);
    filesColumn->addWidget(heading(tr("What it writes")));
    filesColumn->addWidget(m_planned, 1);
    auto* across = new QSplitter(Qt::Horizontal);
    across->addWidget(makeTemplates());
    across->addWidget(files);
    across->setStretchFactor(1, 1);
    across->setSizes({420, 640});
    across->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Medium);
    column->addWidget(m_banner);
    column->addWidget(across, 1);
    column->addWidget(makeTarget());
    connect(m_planned, &PlannedFiles::changed, this, &TemplateDialog::judge);
    connect(&m_writing, &QFutureWatcherBase::finished, this, &TemplateDialog::takeWritten);
    resize(1080, 760);
    m_list->setCurrentRow(0);
    setFolder(folder);
    m_list->setFocus();
}

TemplateDialog::~TemplateDialog()
{
    m_writing.waitForFinished();
}

QWidget* TemplateDialog::makeTemplates()
{
    m_list->setObjectName(u"templates"_s);
    m_list->setAccessibleName(tr("Templates"));
    m_list->setItemDelegate(new ShapeDelegate(-1, 0, m_list));
    for (const templates::Template& one : m_templates) {
        auto* item = new QListWidgetItem(one.title, m_list);
        item->setToolTip(plainToolTip(one.description));
        item->setData(Qt::AccessibleTextRole, tr("%1, for %2: %3").arg(one.title, one.language, one.description));
    }
    const int rowHeight = std::max(m_list->sizeHintForRow(0), 1);
    m_list->setFixedHeight(rowHeight * int(m_templates.size()) + space::Small);
    m_description->setWordWrap(true);
    connect(m_list, &QListWidget::currentRowChanged, this, &TemplateDialog::chooseTemplate);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, space::Small, 0);
    column->setSpacing(space::Small);
    column->addWidget(heading(tr("Template")));
    column->addWidget(m_list);
    column->addWidget(m_description);
    column->addSpacing(space::Small);
    column->addWidget(heading(tr("What it asks for")));
    column->addWidget(m_formPlace, 1);
    return left;
}

QWidget* TemplateDialog::makeTarget()
{
    m_folder->setObjectName(u"templateFolder"_s);
    m_folder->setReadOnly(true);
    m_folder->setPlaceholderText(tr("No folder is chosen"));
    m_folder->setAccessibleName(tr("Folder to write into"));
    m_sum->setObjectName(u"templateSum"_s);
    m_write->setObjectName(u"templateWrite"_s);
    m_open->setObjectName(u"templateOpen"_s);
    m_write->setProperty("primary", true);
    m_write->setDefault(true);
    m_open->setToolTip(plainToolTip(tr("Each file in a tab of its own; nothing is written before you save it")));
    auto* choose = new QPushButton(tr("&Folder…"));
    choose->setAutoDefault(false);
    m_open->setAutoDefault(false);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &TemplateDialog::chooseFolder);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &TemplateDialog::write);
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT tabsWanted(m_planned->files());
        accept();
    });
    auto* target = new QWidget;
    auto* rows = new QVBoxLayout(target);
    rows->setContentsMargins({});
    rows->setSpacing(space::Small);
    auto* where = new QHBoxLayout;
    where->addWidget(plainLabel(tr("Into")));
    where->addWidget(m_folder, 1);
    where->addWidget(choose);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_sum, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    buttons->addWidget(m_write);
    rows->addLayout(where);
    rows->addLayout(buttons);
    return target;
}

void TemplateDialog::chooseTemplate(int row)
{
    if (row < 0)
        return;
    const templates::Template& chosen = m_templates[size_t(row)];
    m_description->setText(chosen.description);
    m_form = new TemplateForm(chosen);
    connect(m_form, &TemplateForm::valuesChanged, this, &TemplateDialog::fill);
    m_formPlace->setWidget(m_form); // the one before goes
    m_form->setAutoFillBackground(false);
    fill();
}

void TemplateDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Write into which folder?"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!m_folder->text().isEmpty())
        dialog->setDirectory(m_folder->text());
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateDialog::setFolder);
    dialog->open();
}

void TemplateDialog::setFolder(const QString& folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder));
    m_planned->setFolder(folder);
    judge();
}

/// While a value cannot be taken, the files stay as they were.
void TemplateDialog::fill()
{
    const int row = m_list->currentRow();
    const auto filled
        = templates::fill(m_templates[size_t(row)], m_form->isSound() ? m_form->values() : templates::Values());
    m_isFilled = filled && m_form->isSound();
    if (!filled) {
        m_banner->showError(filled.error());
    } else if (m_isFilled || m_planned->files().empty()) {
        m_banner->hide();
        std::vector<editing::NewFile> files;
        for (const templates::FilledFile& file : *filled)
            files.push_back({.path = file.path, .bytes = file.text, .isExecutable = file.isExecutable});
        m_planned->setFiles(std::move(files));
    }
    judge();
}

void TemplateDialog::judge()
{
    const bool isSound = m_isFilled;
    const int count = int(m_planned->wanted().size());
    m_write->setText(count == 1 ? tr("&Write 1 file") : tr("&Write %1 files").arg(count));
    m_write->setEnabled(isSound && count > 0 && m_planned->isLookedAt() && !m_writing.isRunning());
    m_open->setEnabled(isSound);
    m_sum->setText(!isSound                         ? tr("Some values cannot be taken yet.")
                       : m_folder->text().isEmpty() ? tr("Choose a folder to write into, or open the files as tabs.")
                                                    : m_planned->sum());
}

void TemplateDialog::write()
{
    m_writing.setFuture(QtConcurrent::run(&editing::writeFiles, QDir::fromNativeSeparators(m_folder->text()),
                                          m_planned->wanted(), m_planned->ticked()));
    judge();
}

void TemplateDialog::takeWritten()
{
    const auto written = m_writing.result();
    if (!written) {
        m_banner->showError(written.error());
        m_planned->setFolder(QDir::fromNativeSeparators(m_folder->text())); // it is another than was thought
        judge();
        return;
    }
    Q_EMIT filesWritten(QDir::fromNativeSeparators(m_folder->text()), *written);
    accept();
}

} // namespace signalbox::views
