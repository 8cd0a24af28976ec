// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/remote_files_side.h"

#include "editor/editor_page.h"
#include "editor/file_notices.h"
#include "gui/remote_listing.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = views::Banner::Kind;
using Matter = views::FileNotices::Matter;

constexpr auto openKey = "editor/v1/remote"_L1;
constexpr auto frontKey = "editor/v1/remoteFront"_L1;

core::Error notSignedIn(const core::AccountId& account)
{
    return {.kind = core::ErrorKind::Unauthorized,
            .what = RemoteFilesSide::tr("Nobody is signed in to %1.").arg(account),
            .advice = RemoteFilesSide::tr("Sign in, then try again; what you type is kept as a draft.")};
}

QString written(const editing::DocumentKey& key)
{
    return QStringList{key.account, key.repository.owner, key.repository.name, key.branch, key.path}.join(u'\n');
}

std::optional<editing::DocumentKey> keyIn(const QString& text)
{
    const QStringList parts = text.split(u'\n');
    if (parts.size() != 5 || parts.contains(QString()))
        return {};
    return editing::DocumentKey{
        .account = parts[0], .repository = {.owner = parts[1], .name = parts[2]}, .branch = parts[3], .path = parts[4]};
}

} // namespace

RemoteFilesSide::RemoteFilesSide(Accounts& accounts, EditorSide& editor, const QString& folder, QSettings& settings,
                                 views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_editor(editor)
    , m_settings(settings)
    , m_window(window)
    , m_store(folder)
{
    connect(&editor, &EditorSide::made, this, &RemoteFilesSide::take);
    connect(&editor, &EditorSide::remoteCheckMade, this, &RemoteFilesSide::lookAround);
    connect(&window, &views::MainWindow::remoteFileRequested, this, [this] { choose(); });
    connect(&window, &views::MainWindow::workflowFileRequested, this,
            [this](const core::AccountId& account, const core::Run& run) {
                openWorkflow(account, run.repositoryName, run.workflowPath, run.branch);
            });
    // What waited for somebody to sign in.
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) {
        for (const editing::DocumentKey& key : m_opened) {
            if (key.account == account && page(key))
                fetch(key);
        }
    });
}

RemoteFilesSide::~RemoteFilesSide() = default;

views::EditorPage* RemoteFilesSide::page(const editing::DocumentKey& key) const
{
    return m_editor.window() ? m_editor.window()->view().page(key) : nullptr;
}

session::AccountSession* RemoteFilesSide::session(const editing::DocumentKey& key) const
{
    return m_accounts.find(key.account);
}

void RemoteFilesSide::take(views::WorkflowEditor& window)
{
    connect(&window, &views::WorkflowEditor::remoteRequested, this, [this] { choose(); });
    connect(&window.view(), &views::EditorView::saveRequested, this, &RemoteFilesSide::ask);
    connect(&window.view(), &views::EditorView::currentChanged, this, &RemoteFilesSide::remember);
    restore();
}

void RemoteFilesSide::restore()
{
    const views::EditorPage* local = m_editor.window()->page();
    std::optional<editing::DocumentKey> front = keyIn(m_settings.value(frontKey).toString());
    if (!front && local)
        front = local->key();
    for (const QString& text : m_settings.value(openKey).toStringList()) {
        if (const auto key = keyIn(text))
            open(*key);
    }
    if (front && page(*front))
        m_editor.window()->view().showFile(*front);
}

void RemoteFilesSide::remember()
{
    std::erase_if(m_opened, [this](const editing::DocumentKey& key) { return !page(key); });
    QStringList texts;
    for (const editing::DocumentKey& key : m_opened)
        texts << written(key);
    m_settings.setValue(openKey, texts);
    const views::EditorPage* front = m_editor.window()->page();
    m_settings.setValue(frontKey, front && !front->key().isLocal() ? written(front->key()) : QString());
}

void RemoteFilesSide::choose(const core::RepositoryName& repository)
{
    m_editor.show();
    std::vector<Place> places;
    for (const core::AccountId& account : m_accounts.working()) {
        for (const core::RepositoryName& name : m_accounts.find(account)->watcher().watched())
            places.push_back({.account = account, .repository = name});
    }
    std::ranges::sort(places, {}, [](const Place& place) { return place.repository.full().toLower(); });
    const QPointer dialog = new views::RemoteDialog(std::move(places), m_editor.window());
    connect(dialog, &views::RemoteDialog::branchesWanted, this,
            [this, dialog](const Place& place) { listBranches(dialog, place); });
    connect(dialog, &views::RemoteDialog::filesWanted, this,
            [this, dialog](const Place& place, const QString& branch) { listFiles(dialog, place, branch); });
    connect(dialog, &views::RemoteDialog::openRequested, this, &RemoteFilesSide::open);
    connect(dialog, &views::RemoteDialog::newRequested, this, &RemoteFilesSide::makeNew);
    dialog->open();
    dialog->begin(repository);
}

void RemoteFilesSide::listBranches(const QPointer<views::RemoteDialog>& dialog, const Place& place)
{
    auto* from = m_accounts.find(place.account);
    if (!from) {
        dialog->showError(place, notSignedIn(place.account));
        return;
    }
    if (const auto row = from->watcher().repository(place.repository)) {
        listBranches(dialog, place, row->defaultBranch);
        return;
    }
    // It has not been looked at yet.
    QCoro::connect(from->client().repository(place.repository, github::Priority::User, github::Ask::Always), this,
                   [this, dialog, place](const core::Result<github::Look<core::Repository>>& look) {
                       if (dialog && !look)
                           dialog->showError(place, look.error());
                       else if (dialog && !look->rows.empty())
                           listBranches(dialog, place, look->rows.front().defaultBranch);
                   });
}

void RemoteFilesSide::listBranches(const QPointer<views::RemoteDialog>& dialog, const Place& place,
                                   const QString& first)
{
    auto* from = m_accounts.find(place.account);
    if (!from)
        return;
    QCoro::connect(from->client().branches(place.repository), this,
                   [dialog, place, first](const core::Result<std::vector<core::Branch>>& branches) {
                       if (!dialog)
                           return;
                       if (!branches) {
                           dialog->showError(place, branches.error());
                           return;
                       }
                       QStringList names;
                       for (const core::Branch& branch : *branches)
                           names << branch.name;
                       dialog->setBranches(place, names, first);
                   });
}

void RemoteFilesSide::listFiles(const QPointer<views::RemoteDialog>& dialog, const Place& place, const QString& branch)
{
    auto* from = m_accounts.find(place.account);
    if (!from) {
        dialog->showError(place, notSignedIn(place.account));
        return;
    }
    QCoro::connect(workflowFiles(&from->client(), place.repository, branch), this,
                   [dialog, place, branch](const core::Result<QStringList>& paths) {
                       if (dialog && paths)
                           dialog->setFiles(place, branch, *paths);
                       else if (dialog)
                           dialog->showError(place, paths.error());
                   });
}

void RemoteFilesSide::openWorkflow(const core::AccountId& account, const core::RepositoryName& repository,
                                   const QString& path, const QString& branch)
{
    auto* from = m_accounts.find(account);
    const auto row = from ? from->watcher().repository(repository) : std::nullopt;
    if (!row || row->defaultBranch.isEmpty()) {
        m_window.showBanner(from ? core::Error{.kind = core::ErrorKind::NotYet,
                                               .what = tr("%1 is not known yet.").arg(repository.full()),
                                               .advice = tr("Try again once it has been looked at.")}
                                 : notSignedIn(account));
        return;
    }
    editing::DocumentKey key{.account = account, .repository = repository, .branch = row->defaultBranch, .path = path};
    if (branch.isEmpty() || branch == row->defaultBranch) {
        open(key);
        return;
    }
    // A run may be of a tag, of a fork, or of a branch that is gone.
    QCoro::connect(from->client().branch(repository, branch), this,
                   [this, key](const core::Result<core::Branch>& there) {
                       editing::DocumentKey found = key;
                       if (there)
                           found.branch = there->name;
                       open(found);
                   });
}

void RemoteFilesSide::open(const editing::DocumentKey& key)
{
    m_editor.show();
    const bool isOpen = page(key);
    if (!isOpen)
        m_opened.push_back(key);
    views::EditorPage& shown = m_editor.window()->view().showFile(key);
    if (isOpen)
        return;
    shown.notices().say(Matter::File, Kind::Info, tr("%1 is being read.").arg(key.words()), {});
    m_store.find(key).then(this, [this, key](const std::optional<editing::RemoteBase>& base) {
        views::EditorPage* there = page(key);
        if (base && there && !there->isOpen()) {
            m_bases.insert(key.digest(), *base);
            there->open(base->bytes);
        }
        fetch(key);
    });
}

void RemoteFilesSide::makeNew(const editing::DocumentKey& key)
{
    m_editor.show();
    if (!page(key)) {
        m_opened.push_back(key);
        setBase(key, {}, {});
    }
    m_editor.window()->view().open(key, {});
}

void RemoteFilesSide::propose(const editing::DocumentKey& key, const QByteArray& text)
{
    if (page(key)) {
        open(key);
        return;
    }
    makeNew(key);
    views::EditorPage* there = page(key);
    const auto begin = [there, text] {
        if (!there->isModified())
            there->rebase({}, text);
    };
    if (there->isOpen())
        begin();
    else // its draft is still being looked for
        connect(there, &views::EditorPage::opened, this, begin, Qt::SingleShotConnection);
}

void RemoteFilesSide::setBase(const editing::DocumentKey& key, const QByteArray& bytes, const QString& sha)
{
    const editing::RemoteBase base{.key = key, .bytes = bytes, .sha = sha};
    const auto known = m_bases.constFind(key.digest());
    const bool wasAnother = known != m_bases.cend() && known->sha != sha;
    m_bases.insert(key.digest(), base);
    m_removed.remove(key.digest());
    m_store.keep(base);
    if (!sha.isEmpty())
        tellNeighbours(base, wasAnother);
}

void RemoteFilesSide::lookAround(const editing::DocumentKey& key, const std::shared_ptr<lint::FetchedFiles>& files,
                                 writing::BackgroundCheck& check)
{
    std::erase_if(m_neighbours, [](const QPointer<NeighbourFiles>& one) { return !one; });
    const auto client = [this, key]() -> github::Client* {
        auto* from = session(key);
        return from ? &from->client() : nullptr;
    };
    m_neighbours.emplace_back(new NeighbourFiles(key, client, files, check));
}

/// `wasAnother`: the branch has moved, by somebody else's commits too perhaps.
void RemoteFilesSide::tellNeighbours(const editing::RemoteBase& base, bool wasAnother)
{
    for (const QPointer<NeighbourFiles>& one : m_neighbours) {
        if (!one || one->key().account != base.key.account || one->key().repository != base.key.repository
            || one->key().branch != base.key.branch)
            continue;
        if (wasAnother)
            one->forget();
        one->give(base.key.path, base.bytes);
    }
}

void RemoteFilesSide::fetch(const editing::DocumentKey& key)
{
    auto* from = session(key);
    if (!from) {
        arrived(key, std::unexpected(notSignedIn(key.account)));
        return;
    }
    QCoro::connect(from->client().fileToChange(key.repository, key.path, key.branch), this,
                   [this, key](const core::Result<core::RepositoryFile>& file) { arrived(key, file); });
}

void RemoteFilesSide::arrived(const editing::DocumentKey& key, const core::Result<core::RepositoryFile>& file)
{
    views::EditorPage* there = page(key);
    if (!there || (!file && file.error().kind == core::ErrorKind::Cancelled))
        return;
    const auto known = m_bases.constFind(key.digest());
    const bool isKnown = known != m_bases.cend();
    if (file && !isKnown) {
        setBase(key, file->bytes, file->sha);
        there->open(file->bytes);
    } else if (file && file->sha != known->sha) {
        meet(key, *file);
    } else if (!file && !isKnown) {
        there->showLoadError(file.error());
        there->notices().say(Matter::File, Kind::Error, file.error().what, file.error().advice,
                             {{.text = tr("Try again"), .run = [this, key] { fetch(key); }}});
    } else if (!file && !(known->sha.isEmpty() && file.error().kind == core::ErrorKind::NotFound)) {
        there->notices().say(Matter::Outside, Kind::Warning,
                             tr("This is the file as it was last seen on GitHub: %1").arg(file.error().what),
                             tr("What you type is kept as a draft."),
                             {{.text = tr("Ask again"), .run = [this, key] { fetch(key); }}});
    }
}

/// GitHub has another text than the one that this began from.
void RemoteFilesSide::meet(const editing::DocumentKey& key, const core::RepositoryFile& theirs)
{
    views::EditorPage* there = page(key);
    if (!there)
        return;
    if (!there->isOpen()) { // its draft is still being looked for
        connect(
            there, &views::EditorPage::opened, this, [this, key, theirs] { meet(key, theirs); },
            Qt::SingleShotConnection);
        return;
    }
    if (there->isModified()) {
        sayBothChanged(key, theirs);
        return;
    }
    setBase(key, theirs.bytes, theirs.sha);
    there->open(theirs.bytes);
}

void RemoteFilesSide::sayBothChanged(const editing::DocumentKey& key, const core::RepositoryFile& theirs)
{
    if (views::EditorPage* there = page(key))
        there->notices().say(Matter::Outside, Kind::Warning,
                             tr("Somebody else has changed the file on %1, and so have you.").arg(key.branch),
                             tr("Put both together before you commit; your text is kept as a draft."),
                             {{.text = tr("Put both together…"), .run = [this, key, theirs] { merge(key, theirs); }}});
}

} // namespace signalbox::gui
