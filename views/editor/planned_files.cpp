// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/planned_files.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "editing/text_file.h"
#include "editor/comparison_pane.h"
#include "editor/text_editor.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using Kind = editing::FileStanding::Kind;

constexpr int fileColumn = 0;
constexpr int standingColumn = 1;

QIcon iconOf(Kind kind)
{
    switch (kind) {
    case Kind::New:
        return lineIcon(u"add"_s);
    case Kind::Same:
        return statusIcon(core::Outcome::Passed);
    case Kind::Other:
        return statusIcon(core::Outcome::NeedsPerson);
    case Kind::Blocked:
        return statusIcon(core::Outcome::Failed);
    }
    return {};
}

QString textOf(const QByteArray& bytes)
{
    const auto file = editing::TextFile::read(bytes);
    return file ? file->text : QString();
}

} // namespace

PlannedFiles::PlannedFiles(QWidget* parent)
    : QWidget(parent)
    , m_list(new QTreeWidget)
    , m_said(mutedLabel())
    , m_pages(new QStackedWidget)
    , m_text(new TextEditor)
    , m_comparison(new ComparisonPane)
{
    m_list->setObjectName(u"plannedFiles"_s);
    m_list->setAccessibleName(tr("Files that will be written"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("File"), tr("In the folder")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(fileColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(standingColumn, QHeaderView::ResizeToContents);
    m_list->setRootIsDecorated(false);
    m_list->setItemDelegate(new ShapeDelegate(-1, 0, m_list));
    m_list->setUniformRowHeights(true);
    m_text->setReadOnly(true);
    m_text->setObjectName(u"plannedText"_s);
    m_comparison->setObjectName(u"plannedComparison"_s);
    m_comparison->setAccessibleName(tr("What is there, and what would be"));
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_comparison);
    m_said->setContentsMargins(space::Small, space::Small, space::Small, space::Tight);
    auto* preview = new QWidget;
    auto* below = new QVBoxLayout(preview);
    below->setContentsMargins({});
    below->setSpacing(0);
    below->addWidget(m_said);
    below->addWidget(m_pages, 1);
    auto* down = new QSplitter(Qt::Vertical);
    down->addWidget(m_list);
    down->addWidget(preview);
    down->setSizes({340, 280});
    down->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(down);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &PlannedFiles::showChosen);
    connect(m_list, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem*, int of) {
        if (of != fileColumn)
            return;
        showStandings();
        Q_EMIT changed();
    });
    connect(&m_looking, &QFutureWatcherBase::finished, this, &PlannedFiles::takeStandings);
}

PlannedFiles::~PlannedFiles()
{
    m_looking.waitForFinished();
}

QTreeWidgetItem* PlannedFiles::itemOf(size_t file) const
{
    return m_list->topLevelItem(int(file));
}

void PlannedFiles::setFiles(std::vector<editing::NewFile> files)
{
    const bool sameNames = std::ranges::equal(files, m_files, {}, &editing::NewFile::path, &editing::NewFile::path);
    m_files = std::move(files);
    if (!sameNames) {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const editing::NewFile& file : m_files) {
            auto* item = new QTreeWidgetItem(m_list, {file.path});
            item->setToolTip(fileColumn, plainToolTip(file.path));
        }
        m_list->setCurrentItem(itemOf(0));
        m_shown.clear();
        m_standings.clear();
    }
    look();
    showChosen();
}

void PlannedFiles::setFolder(const QString& folder)
{
    m_folder = folder;
    m_standings.clear();
    showStandings();
    look();
    showChosen();
    Q_EMIT changed();
}

void PlannedFiles::look()
{
    m_isFresh = false;
    if (!m_folder.isEmpty())
        m_looking.setFuture(QtConcurrent::run(&editing::standingsOf, m_folder, m_files));
}

void PlannedFiles::takeStandings()
{
    const auto standings = m_looking.result();
    if (m_folder.isEmpty() || standings.size() != m_files.size())
        return;
    m_standings = standings;
    m_isFresh = true;
    showStandings();
    showChosen();
    Q_EMIT changed();
}

void PlannedFiles::showStandings()
{
    const QSignalBlocker quiet(m_list);
    m_list->setColumnHidden(standingColumn, m_folder.isEmpty());
    for (size_t i = 0; i < m_files.size(); ++i) {
        QTreeWidgetItem* item = itemOf(i);
        const bool isKnown = i < m_standings.size();
        const Kind kind = isKnown ? m_standings[i].kind : Kind::New;
        if (kind != Kind::Other) {
            item->setData(fileColumn, Qt::CheckStateRole, {});
        } else if (!item->data(fileColumn, Qt::CheckStateRole).isValid()) {
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(fileColumn, Qt::Unchecked);
        }
        const bool isTicked = kind == Kind::Other && item->checkState(fileColumn) == Qt::Checked;
        item->setIcon(standingColumn, isKnown ? iconOf(kind) : QIcon());
        item->setText(standingColumn,
                      !isKnown                    ? QString()
                          : kind == Kind::New     ? tr("new")
                          : kind == Kind::Same    ? tr("there already, the same")
                          : kind == Kind::Blocked ? tr("cannot be written")
                          : isTicked              ? tr("there already, is replaced")
                                                  : tr("there already, stays"));
    }
}

void PlannedFiles::showChosen()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || size_t(row) >= m_files.size())
        return;
    const editing::NewFile& file = m_files[size_t(row)];
    const QString text = textOf(file.bytes);
    if (size_t(row) < m_standings.size() && m_standings[size_t(row)].kind == Kind::Other) {
        m_comparison->compare(textOf(m_standings[size_t(row)].bytes), text);
        m_said->setText(tr("What is there, and what would be: %1").arg(m_comparison->words()));
        m_pages->setCurrentWidget(m_comparison);
        return;
    }
    m_said->setText(file.isExecutable ? tr("%1, which may be run").arg(file.path) : file.path);
    m_text->setAccessibleName(file.path);
    if (m_shown == file.path) {
        m_text->changeTo(text); // whoever reads it stays where he is
    } else if (const auto read = editing::TextFile::read(file.bytes)) {
        m_text->setFileName(file.path.section(u'/', -1));
        m_text->open(*read);
        m_text->setReadOnly(true);
    }
    m_shown = file.path;
    m_pages->setCurrentWidget(m_text);
}

QStringList PlannedFiles::ticked() const
{
    QStringList paths;
    for (size_t i = 0; i < m_standings.size(); ++i) {
        if (m_standings[i].kind == Kind::Other && itemOf(i)->checkState(fileColumn) == Qt::Checked)
            paths << m_files[i].path;
    }
    return paths;
}

std::vector<editing::NewFile> PlannedFiles::wanted() const
{
    const QStringList over = ticked();
    std::vector<editing::NewFile> all;
    for (size_t i = 0; i < m_standings.size(); ++i) {
        if (m_standings[i].kind == Kind::New || over.contains(m_files[i].path))
            all.push_back(m_files[i]);
    }
    return all;
}

QString PlannedFiles::sum() const
{
    if (m_folder.isEmpty() || !isLookedAt())
        return {};
    const auto count
        = [this](Kind kind) { return int(std::ranges::count(m_standings, kind, &editing::FileStanding::kind)); };
    const int replaced = int(ticked().size());
    QStringList parts{tr("%1 new").arg(count(Kind::New))};
    if (replaced > 0)
        parts << tr("%1 replaced").arg(replaced);
    if (const int stay = count(Kind::Other) + count(Kind::Same) - replaced; stay > 0)
        parts << tr("%1 there already and untouched").arg(stay);
    if (const int blocked = count(Kind::Blocked); blocked > 0)
        parts << tr("%1 cannot be written").arg(blocked);
    return parts.join(u", "_s);
}

} // namespace signalbox::views
