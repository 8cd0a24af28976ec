// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/folder_panel.h"

#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/icons.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"
#include "lists/folder_model.h"

#include <QDir>
#include <QHeaderView>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using lists::FolderModel;

QToolButton* button(const QString& icon, const QString& name, const QString& objectName)
{
    auto* made = new QToolButton;
    made->setObjectName(objectName);
    made->setIcon(lineIcon(icon));
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setAutoRaise(true);
    return made;
}

} // namespace

FolderPanel::FolderPanel(editing::MakeFolderCheck check, QWidget* parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_model(new FolderModel(this))
    , m_name(new ElidedLabel)
    , m_sum(new ElidedLabel)
    , m_tree(new QTreeView)
    , m_empty(new EmptyState)
    , m_pages(new QStackedLayout)
{
    setObjectName(u"folderPanel"_s);
    m_name->setFont(textFont(TextRole::Strong));
    m_name->setElideMode(Qt::ElideMiddle);
    m_sum->setObjectName(u"folderSum"_s);
    m_sum->setMuted(true);
    m_tree->setObjectName(u"folderTree"_s);
    m_tree->setAccessibleName(tr("Files of the folder, and their problems"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ShapeDelegate(FolderModel::NameColumn, FolderModel::OutcomeRole, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(space::Medium);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(FolderModel::NameColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FolderModel::StateColumn, QHeaderView::ResizeToContents);
    auto* all = button(u"log"_s, tr("All problems of all files"), u"folderProblems"_s);
    all->setCheckable(true);
    auto* away = button(u"close"_s, tr("Close the folder"), u"folderClose"_s);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::Medium, space::Small, space::Small, 0);
    head->setSpacing(space::Tight);
    head->addWidget(m_name, 1);
    head->addWidget(all);
    head->addWidget(away);
    auto* said = new QHBoxLayout;
    said->setContentsMargins(space::Medium, 0, space::Small, space::Small);
    said->addWidget(m_sum, 1);
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addLayout(said);
    rows->addWidget(m_tree, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(m_pages, 1);
    m_pages->addWidget(list);
    m_pages->addWidget(m_empty);
    setFocusProxy(m_tree);

    connect(away, &QToolButton::clicked, this, &FolderPanel::close);
    connect(all, &QToolButton::toggled, this, &FolderPanel::setProblemsShown);
    connect(m_empty, &EmptyState::actionTriggered, this, &FolderPanel::chooseRequested);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& row) {
        const QString path = row.data(FolderModel::PathRole).toString();
        Q_EMIT fileActivated(QDir(folder()).filePath(path), row.data(FolderModel::LineRole).toInt());
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &FolderPanel::expandNew);
    show();
}

FolderPanel::~FolderPanel() = default;

void FolderPanel::open(const QString& folder)
{
    const QString clean = QDir::cleanPath(folder);
    if (clean == this->folder())
        return;
    m_folder = std::make_unique<editing::LocalFolder>(clean, m_check);
    m_model->setContents({});
    connect(m_folder.get(), &editing::LocalFolder::changed, this, &FolderPanel::show);
    show();
    Q_EMIT folderChanged();
}

void FolderPanel::close()
{
    if (!m_folder)
        return;
    m_folder.reset();
    m_model->setContents({});
    show();
    Q_EMIT folderChanged();
}

void FolderPanel::show()
{
    const QString path = folder();
    m_name->setText(path.isEmpty() ? tr("No folder") : QDir(path).dirName());
    m_name->setToolTip(plainToolTip(QDir::toNativeSeparators(path)));
    if (!m_folder) {
        m_empty->setContent(u"folder"_s, tr("No folder is open."),
                            tr("Open a local clone to see all of its workflows."), tr("Open folder…"));
        m_pages->setCurrentIndex(1);
        return;
    }
    if (!m_folder->isRead()) {
        m_empty->setContent(u"refresh"_s, tr("Reading the folder …"));
        m_pages->setCurrentIndex(1);
        return;
    }
    const editing::FolderContents& contents = m_folder->contents();
    m_model->setContents(contents);
    m_sum->setText(m_model->sum());
    if (!contents.isThere) {
        m_empty->setContent(u"folder"_s, tr("The folder is not there any more."),
                            tr("It comes back here when it does; or open another one."), tr("Open folder…"));
    } else if (contents.files.empty()) {
        m_empty->setContent(u"workflow"_s, tr("There are no workflows in this folder."),
                            tr("Make some with File, New from template."));
    }
    m_pages->setCurrentIndex(contents.isThere && !contents.files.empty() ? 0 : 1);
}

void FolderPanel::setProblemsShown(bool shown)
{
    m_problemsShown = shown;
    if (shown)
        m_tree->expandAll();
    else
        m_tree->collapseAll();
}

void FolderPanel::expandNew()
{
    if (m_problemsShown)
        m_tree->expandAll();
}

void FolderPanel::follow(const QString& file)
{
    const QString inside = QDir(folder()).relativeFilePath(file);
    const QModelIndex row = m_model->rowOf(inside);
    if (row.isValid() && m_tree->currentIndex().parent() != row)
        m_tree->setCurrentIndex(row);
}

void FolderPanel::begin()
{
    m_tree->setFocus(Qt::ShortcutFocusReason);
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_model->index(0, 0));
}

} // namespace signalbox::views
