// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/artifact_panel.h"

#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/icons.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "lists/artifact_words.h"
#include "pipeline/artifact_delegate.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::ArtifactListModel;
using lists::ArtifactRow;
using Phase = core::Download::Phase;

ArtifactPanel::ArtifactPanel(QWidget* parent)
    : QWidget(parent)
    , m_panel(new Panel(tr("Artifacts")))
    , m_list(new QListView)
    , m_message(new EmptyState)
    , m_folderText(new ElidedLabel)
    , m_chooseFolder(new QToolButton)
    , m_all(addButton(tr("Download all"), u"downloadAll"_s))
    , m_act(addButton(tr("Download"), u"downloadArtifact"_s))
    , m_saveAs(addButton(tr("Download as…"), u"downloadArtifactAs"_s))
    , m_showFile(addButton(tr("Open folder"), u"showArtifact"_s))
{
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ArtifactPanel::showButtons);
    connect(&m_rows, &QAbstractItemModel::dataChanged, this, [this] {
        m_list->doItemsLayout(); // a row grows by the line of its download
        showButtons();
    });
    connect(m_list, &QListView::activated, this, &ArtifactPanel::act);
    connect(m_list, &QListView::customContextMenuRequested, this, &ArtifactPanel::showMenu);
    connect(m_act, &QPushButton::clicked, this, &ArtifactPanel::act);
    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT downloadRequested(missing()); });
    connect(m_saveAs, &QPushButton::clicked, this, [this] {
        if (const auto row = current())
            Q_EMIT downloadAsRequested(row->artifact);
    });
    connect(m_showFile, &QPushButton::clicked, this, [this] {
        const auto row = current();
        Q_EMIT showFileRequested(row && row->download.phase == Phase::Done ? row->download.path : QString());
    });
    connect(m_chooseFolder, &QToolButton::clicked, this, &ArtifactPanel::folderRequested);
    connect(m_message, &EmptyState::actionTriggered, this, &ArtifactPanel::retryRequested);
    begin(false);
}

QPushButton* ArtifactPanel::addButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

void ArtifactPanel::build()
{
    m_list->setObjectName(u"artifacts"_s);
    m_list->setAccessibleName(tr("Artifacts of the run"));
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new ArtifactDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_folderText->setMuted(true);
    m_folderText->setElideMode(Qt::ElideMiddle);
    m_chooseFolder->setObjectName(u"artifactFolder"_s);
    m_chooseFolder->setIcon(lineIcon(u"folder"_s));
    m_chooseFolder->setFocusPolicy(Qt::StrongFocus);
    m_chooseFolder->setToolTip(tr("Choose the folder for downloads"));
    m_chooseFolder->setAccessibleName(m_chooseFolder->toolTip());

    m_panel->setIcon(u"artifact"_s);
    m_panel->setFlush(true);
    m_panel->header()->addWidget(m_folderText, 1);
    m_panel->header()->addWidget(m_chooseFolder);
    m_panel->header()->addWidget(m_all);

    auto* listPage = new QWidget;
    auto* column = new QVBoxLayout(listPage);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    buttons->setSpacing(space::Small);
    for (QPushButton* button : {m_act, m_saveAs, m_showFile})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);

    m_pages = new QStackedLayout;
    m_panel->body()->addLayout(m_pages, 1); // first: what a layout in no window shows is a window of its own
    m_pages->addWidget(m_message);
    m_pages->addWidget(listPage);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_panel);
}

void ArtifactPanel::begin(bool ended)
{
    m_rows.setArtifacts({});
    m_message->setContent(u"artifact"_s, tr("Asking GitHub for the artifacts …"),
                          ended ? QString() : tr("A run that goes on may bring more of them."));
    m_pages->setCurrentIndex(0);
    showButtons();
}

void ArtifactPanel::setArtifacts(const std::vector<core::Artifact>& artifacts)
{
    m_rows.setArtifacts(artifacts);
    QStringList names;
    for (const core::Artifact& artifact : artifacts)
        names << artifact.name;
    Q_EMIT known(names);
    if (artifacts.empty())
        m_message->setContent(u"artifact"_s, tr("This run has no artifacts."),
                              tr("A job uploads them with actions/upload-artifact."));
    m_pages->setCurrentIndex(artifacts.empty() ? 0 : 1);
    if (!artifacts.empty() && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_rows.index(0));
    if (std::exchange(m_focusSoon, false) && !artifacts.empty() && m_chooseFolder->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason);
    showButtons();
}

void ArtifactPanel::setDownload(core::ArtifactId artifact, const core::Download& download)
{
    m_rows.setDownload(artifact, download);
}

void ArtifactPanel::setError(const core::Error& error)
{
    if (m_rows.rowCount() > 0)
        return; // what was known still stands
    m_message->setContent(error.kind == core::ErrorKind::Offline ? u"offline"_s : u"artifact"_s, error.what,
                          error.advice, tr("Try again"));
    m_pages->setCurrentIndex(0);
}

void ArtifactPanel::setNow(const QDateTime& now)
{
    m_now = now;
    m_rows.setNow(now);
}

void ArtifactPanel::setFolder(const QString& folder)
{
    m_folderText->setText(tr("to %1").arg(QDir::toNativeSeparators(folder)));
}

void ArtifactPanel::takeFocus()
{
    // A list that is not on show takes the keyboard from whoever has it, and has it no more than they.
    m_focusSoon = m_pages->currentIndex() == 0;
    QWidget* place = m_focusSoon ? static_cast<QWidget*>(m_chooseFolder) : m_list;
    place->setFocus(Qt::OtherFocusReason);
}

std::optional<ArtifactRow> ArtifactPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(index.data(ArtifactListModel::RowRole).value<ArtifactRow>()) : std::nullopt;
}

/// What can be downloaded and is neither there nor on its way.
std::vector<core::Artifact> ArtifactPanel::missing() const
{
    std::vector<core::Artifact> found;
    for (const ArtifactRow& row : m_rows.rows()) {
        if (!lists::isExpired(row.artifact, m_now) && !row.download.isActive() && row.download.phase != Phase::Done)
            found.push_back(row.artifact);
    }
    return found;
}

void ArtifactPanel::act()
{
    const auto row = current();
    if (!row)
        return;
    if (row->download.isActive())
        Q_EMIT stopRequested(row->artifact.id);
    else if (row->download.phase == Phase::Done)
        Q_EMIT showFileRequested(row->download.path);
    else if (!lists::isExpired(row->artifact, m_now))
        Q_EMIT downloadRequested({row->artifact});
}

/// The buttons suit the chosen one.
void ArtifactPanel::showButtons()
{
    const auto row = current();
    const bool active = row && row->download.isActive();
    const bool expired = row && lists::isExpired(row->artifact, m_now);
    m_act->setText(active ? tr("Stop") : row && row->download.isResumable() ? tr("Resume") : tr("Download"));
    m_act->setAccessibleName(row ? tr("%1 %2").arg(m_act->text(), row->artifact.name) : m_act->text());
    m_act->setEnabled(active || (row && !expired && row->download.phase != Phase::Done));
    m_saveAs->setEnabled(row && !expired && !active);
    const QString why = expired ? tr("GitHub has deleted it: it has expired.") : QString();
    m_act->setToolTip(why);
    m_saveAs->setToolTip(why);
    m_all->setEnabled(!missing().empty());
}

void ArtifactPanel::showMenu(const QPoint& at)
{
    const auto row = current();
    if (!row)
        return;
    QMenu menu(this);
    const auto add = [&menu](QPushButton* button) {
        QAction* action = menu.addAction(button->text(), button, &QPushButton::click);
        action->setEnabled(button->isEnabled());
    };
    add(m_act);
    add(m_saveAs);
    add(m_showFile);
    menu.addSeparator();
    if (!row->artifact.digest.isEmpty()) {
        menu.addAction(tr("Copy its digest"), this,
                       [digest = row->artifact.digest] { QGuiApplication::clipboard()->setText(digest); });
    }
    menu.addAction(tr("Copy its name"), this,
                   [name = row->artifact.name] { QGuiApplication::clipboard()->setText(name); });
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

} // namespace signalbox::views
