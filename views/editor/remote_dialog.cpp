// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/remote_dialog.h"

#include "common/banner.h"
#include "common/filter_field.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

RemoteDialog::RemoteDialog(std::vector<Place> places, QWidget* parent)
    : QDialog(parent)
    , m_places(std::move(places))
    , m_repository(new QComboBox)
    , m_branch(new QComboBox)
    , m_filter(new FilterField(u"remoteFilter"_s, tr("Filter files"), tr("Filter files by name")))
    , m_list(new QListWidget)
    , m_note(mutedLabel())
    , m_banner(new Banner)
    , m_name(new QLineEdit)
    , m_make(new QPushButton(tr("Be&gin it")))
    , m_open(new QPushButton(tr("&Open")))
{
    setObjectName(u"remoteDialog"_s);
    setWindowTitle(tr("Open from GitHub"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    for (const Place& place : m_places)
        m_repository->addItem(place.repository.full());
    connect(m_repository, &QComboBox::currentIndexChanged, this, &RemoteDialog::askForBranches);
    // Only what is on the list is a branch: typing narrows it down.
    connect(m_branch, &QComboBox::activated, this, &RemoteDialog::askForFiles);
    connect(m_branch->lineEdit(), &QLineEdit::editingFinished, this, &RemoteDialog::askForFiles);
    connect(m_filter, &FilterField::settled, this, &RemoteDialog::filter);
    connect(m_filter, &FilterField::left, this, [this] { m_list->setFocus(); });
    connect(m_list, &QListWidget::itemSelectionChanged, this, &RemoteDialog::describe);
    connect(m_list, &QListWidget::itemActivated, this, &RemoteDialog::openChosen);
    connect(m_open, &QPushButton::clicked, this, &RemoteDialog::openChosen);
    connect(m_name, &QLineEdit::textChanged, this, &RemoteDialog::describe);
    connect(m_name, &QLineEdit::returnPressed, this, &RemoteDialog::makeNew);
    connect(m_make, &QPushButton::clicked, this, &RemoteDialog::makeNew);
    connect(m_banner, &Banner::actionTriggered, this, &RemoteDialog::askForBranches);
    describe();
}

RemoteDialog::~RemoteDialog()
{
    m_branch->lineEdit()->disconnect(this); // it loses the keyboard after this has ended, and would tell
}

void RemoteDialog::build()
{
    m_repository->setObjectName(u"remoteRepository"_s);
    m_branch->setObjectName(u"remoteBranch"_s);
    m_branch->setEditable(true);
    m_branch->setInsertPolicy(QComboBox::NoInsert);
    m_branch->completer()->setFilterMode(Qt::MatchContains);
    m_branch->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_list->setObjectName(u"remoteFiles"_s);
    m_list->setAccessibleName(tr("Files of workflows and actions"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_note->setObjectName(u"remoteNote"_s);
    m_note->setWordWrap(true);
    m_name->setObjectName(u"remoteName"_s);
    m_name->setPlaceholderText(tr("such as release or .github/dependabot.yml"));
    m_make->setObjectName(u"remoteMake"_s);
    m_make->setAutoDefault(false);
    m_open->setObjectName(u"remoteOpen"_s);
    m_open->setProperty("primary", true);
    m_open->setAutoDefault(false);
    auto* close = new QPushButton(tr("Cancel"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* form = new QFormLayout;
    form->setSpacing(space::Small);
    const auto add = [form](const QString& words, QWidget* field) {
        auto* label = plainLabel(words);
        label->setBuddy(field);
        field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        form->addRow(label, field);
    };
    add(tr("&Repository"), m_repository);
    add(tr("&Branch"), m_branch);
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(m_list);
    auto* fresh = new QHBoxLayout;
    fresh->setSpacing(space::Small);
    auto* freshLabel = plainLabel(tr("&New file"));
    freshLabel->setBuddy(m_name);
    fresh->addWidget(freshLabel);
    fresh->addWidget(m_name, 1);
    fresh->addWidget(m_make);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(m_note, 1);
    foot->addWidget(close);
    foot->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addLayout(form);
    column->addWidget(m_banner);
    column->addWidget(m_filter);
    column->addWidget(card, 1);
    column->addLayout(fresh);
    column->addLayout(foot);
    resize(560, 560);
}

void RemoteDialog::begin(const core::RepositoryName& repository, const QString& branch)
{
    const auto there = std::ranges::find(m_places, repository, &Place::repository);
    m_wantedBranch = branch;
    const QSignalBlocker quiet(m_repository);
    m_repository->setCurrentIndex(there == m_places.end() ? 0 : int(there - m_places.begin()));
    askForBranches();
    m_filter->setFocus();
}

RemoteDialog::Place RemoteDialog::place() const
{
    const auto index = size_t(std::max(0, m_repository->currentIndex()));
    return index < m_places.size() ? m_places[index] : Place();
}

QString RemoteDialog::branch() const
{
    const int index
        = m_branch->findText(m_branch->currentText().trimmed(), Qt::MatchFixedString | Qt::MatchCaseSensitive);
    return index < 0 ? QString() : m_branch->itemText(index);
}

void RemoteDialog::askForBranches()
{
    m_banner->hide();
    m_branch->clear();
    m_list->clear();
    m_files.clear();
    m_listed.clear();
    m_reading = !m_places.empty();
    describe();
    if (!m_places.empty())
        Q_EMIT branchesWanted(place());
}

void RemoteDialog::askForFiles()
{
    const QString chosen = branch();
    if (chosen.isEmpty() || chosen == m_listed) {
        describe();
        return;
    }
    m_listed = chosen;
    m_banner->hide();
    m_list->clear();
    m_files.clear();
    m_reading = true;
    describe();
    Q_EMIT filesWanted(place(), chosen);
}

void RemoteDialog::setBranches(const Place& of, const QStringList& names, const QString& wanted)
{
    if (of != place())
        return;
    m_branch->clear();
    m_branch->addItems(names);
    const QString first = names.contains(m_wantedBranch) ? m_wantedBranch : wanted;
    m_wantedBranch.clear();
    m_branch->setCurrentIndex(std::max(0, int(names.indexOf(first))));
    m_reading = false;
    askForFiles();
}

void RemoteDialog::setFiles(const Place& of, const QString& onBranch, const QStringList& paths)
{
    if (of != place() || onBranch != m_listed)
        return;
    m_reading = false;
    m_files = paths;
    filter();
}

void RemoteDialog::showError(const Place& of, const core::Error& error)
{
    if (of != place())
        return;
    m_reading = false;
    m_listed.clear();
    m_banner->showError(error, tr("Try again"));
    describe();
}

void RemoteDialog::filter()
{
    const QString words = m_filter->text().trimmed();
    const QString chosen = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    m_list->clear();
    for (const QString& path : std::as_const(m_files)) {
        if (path.contains(words, Qt::CaseInsensitive))
            m_list->addItem(path);
    }
    const auto same = m_list->findItems(chosen, Qt::MatchExactly);
    if (m_list->count() > 0)
        m_list->setCurrentItem(same.isEmpty() ? m_list->item(0) : same.first());
    describe();
}

void RemoteDialog::describe()
{
    const QString path = pathOf(m_name->text());
    const bool isThere = m_files.contains(path);
    m_open->setEnabled(m_list->currentItem());
    m_make->setEnabled(!path.isEmpty() && !branch().isEmpty() && !isThere);
    m_note->setText(m_places.empty()                                  ? tr("No repository is watched yet.")
                        : m_reading                                   ? tr("GitHub is being asked…")
                        : branch().isEmpty()                          ? tr("No branch of this name is there.")
                        : !m_name->text().isEmpty() && path.isEmpty() ? tr("This is no name of a file of YAML.")
                        : isThere                                     ? tr("This file is there: open it above.")
                        : !path.isEmpty()      ? tr("A new file %1, once it is committed.").arg(path)
                        : m_files.isEmpty()    ? tr("There are no files of workflows or actions on this branch.")
                        : m_list->count() == 0 ? tr("No file has this in its name.")
                                               : QString());
}

editing::DocumentKey RemoteDialog::keyOf(const QString& path) const
{
    return {.account = place().account, .repository = place().repository, .branch = branch(), .path = path};
}

void RemoteDialog::openChosen()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || branch().isEmpty())
        return;
    const editing::DocumentKey key = keyOf(item->text());
    accept();
    Q_EMIT openRequested(key);
}

void RemoteDialog::makeNew()
{
    const QString path = pathOf(m_name->text());
    if (path.isEmpty() || branch().isEmpty() || m_files.contains(path))
        return;
    const editing::DocumentKey key = keyOf(path);
    accept();
    Q_EMIT newRequested(key);
}

QString RemoteDialog::pathOf(const QString& typed)
{
    static const QRegularExpression name(u"^[\\w.-]+(/[\\w.-]+)*$"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString path = typed.trimmed();
    if (!name.match(path).hasMatch() || path.split(u'/').contains(u".."_s) || path.split(u'/').contains(u"."_s))
        return {};
    if (!path.endsWith(".yml"_L1) && !path.endsWith(".yaml"_L1))
        path += ".yml"_L1;
    if (path.section(u'/', -1).startsWith(u'.'))
        return {}; // nothing but an ending
    return path.contains(u'/') ? path : ".github/workflows/"_L1 + path;
}

} // namespace signalbox::views
