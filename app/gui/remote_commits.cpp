// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Committing what was typed into a file of a repository: the other half of RemoteFilesSide.
#include "editing/three_way_merge.h"
#include "editor/editor_page.h"
#include "editor/file_notices.h"
#include "editor/merge_view.h"
#include "editor/text_editor.h"
#include "gui/remote_files_side.h"

#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = views::Banner::Kind;
using Matter = views::FileNotices::Matter;
using Why = monitor::CommitRefusal::Why;

QString textOf(const QByteArray& bytes)
{
    return editing::TextFile::read(bytes)
        .transform([](const editing::TextFile& file) { return file.text; })
        .value_or(QString());
}

/// The problems of severity error, as the page shows them.
void showProblems(const views::EditorPage& page, views::CommitSheet& sheet)
{
    std::vector<views::CommitSheet::Problem> errors;
    for (const views::DiagnosticMarks::Mark& mark : page.editor().diagnostics().marks()) {
        if (mark.diagnostic.severity == lint::Severity::Error)
            errors.push_back({.line = mark.place.document()->findBlock(mark.place.selectionStart()).blockNumber() + 1,
                              .message = mark.diagnostic.message});
    }
    sheet.setProblems(errors, page.isChecking());
}

} // namespace

void RemoteFilesSide::ask(const editing::DocumentKey& key, const QByteArray& bytes)
{
    views::EditorPage* there = page(key);
    const auto base = m_bases.constFind(key.digest());
    if (!there || base == m_bases.cend())
        return;
    auto* from = session(key);
    if (!from) {
        there->showSaveError({.kind = core::ErrorKind::Unauthorized,
                              .what = tr("Nobody is signed in to %1.").arg(key.account),
                              .advice = tr("Sign in, then commit; your text is kept as a draft.")});
        return;
    }
    const views::CommitSubject subject{.key = key,
                                       .before = textOf(base->bytes),
                                       .after = textOf(bytes),
                                       .isNew = base->sha.isEmpty(),
                                       .login = from->account().login};
    const QPointer sheet = new views::CommitSheet(subject, m_editor.window());
    showProblems(*there, *sheet);
    connect(there, &views::EditorPage::checkingChanged, sheet, [there, sheet] { showProblems(*there, *sheet); });
    connect(sheet, &views::CommitSheet::commitRequested, this,
            [this, key, bytes, sheet](const views::CommitChoice& choice) { commit(key, bytes, choice, sheet); });
    connect(sheet, &QDialog::rejected, there, [this, key, there] {
        if (!m_committing.contains(key.digest()))
            there->cancelSaving();
    });
    sheet->open();
    lookBefore(key, sheet);
}

/// What GitHub says of file and branch, while the user reads the difference.
void RemoteFilesSide::lookBefore(const editing::DocumentKey& key, const QPointer<views::CommitSheet>& sheet)
{
    github::Client& client = session(key)->client();
    QCoro::connect(client.branch(key.repository, key.branch), this, [sheet](const core::Result<core::Branch>& branch) {
        if (sheet && branch && branch->isProtected)
            sheet->setProtected();
    });
    QCoro::connect(client.wantsPullRequest(key.repository, key.branch), this, [sheet](const core::Result<bool>& wants) {
        if (sheet && wants && *wants)
            sheet->setProtected();
    });
    QCoro::connect(client.branches(key.repository), this,
                   [sheet](const core::Result<std::vector<core::Branch>>& branches) {
                       QStringList names;
                       for (const core::Branch& branch : branches.value_or(std::vector<core::Branch>()))
                           names << branch.name;
                       if (sheet && branches)
                           sheet->setBranches(names);
                   });
    QCoro::connect(client.fileToChange(key.repository, key.path, key.branch), this,
                   [this, key, sheet](const core::Result<core::RepositoryFile>& file) {
                       const auto base = m_bases.constFind(key.digest());
                       if (!sheet || !file || base == m_bases.cend() || file->sha == base->sha
                           || m_committing.contains(key.digest()))
                           return;
                       sheet->reject();
                       merge(key, *file);
                   });
}

void RemoteFilesSide::commit(const editing::DocumentKey& key, const QByteArray& bytes,
                             const views::CommitChoice& choice, const QPointer<views::CommitSheet>& sheet)
{
    auto* from = session(key);
    if (!from || m_committing.contains(key.digest()))
        return;
    const bool anew = m_removed.contains(key.digest());
    monitor::FileCommitOrder order{.repository = key.repository,
                                   .path = key.path,
                                   .branch = key.branch,
                                   .bytes = bytes,
                                   .sha = anew ? QString() : m_bases.value(key.digest()).sha,
                                   .message = choice.message,
                                   .newBranch = choice.newBranch,
                                   .title = choice.title,
                                   .body = choice.body};
    m_committing.insert(key.digest());
    sheet->setUnderWay(true);
    QCoro::connect(from->fileCommits().commit(std::move(order)), this,
                   [this, key, bytes, sheet](const std::expected<monitor::FileCommit, monitor::CommitRefusal>& result) {
                       m_committing.remove(key.digest());
                       if (!result) {
                           refused(key, result.error(), sheet);
                           return;
                       }
                       if (sheet)
                           sheet->accept();
                       done(key, bytes, *result);
                   });
}

void RemoteFilesSide::done(const editing::DocumentKey& key, const QByteArray& bytes, const monitor::FileCommit& commit)
{
    editing::DocumentKey now = key;
    now.branch = commit.branch;
    views::EditorPage* old = page(key);
    if (old)
        old->markSaved(bytes);
    const bool isClosed = old && !page(key); // it was saved in order to be closed
    if (now != key) {
        m_bases.remove(key.digest());
        m_store.remove(key);
        if (isClosed && !commit.pullTrouble)
            return;
    }
    setBase(now, bytes, commit.file.sha);
    if (old && now != key) { // what is typed from now on belongs to the new branch
        m_opened.push_back(now);
        m_editor.window()->view().open(now, bytes);
        if (!isClosed)
            Q_EMIT old->closable();
    }
    views::EditorPage* there = page(now);
    if (!there)
        return;
    const QString what = commit.file.commit.isEmpty()
        ? tr("%1 has this text already; there was nothing to commit.").arg(commit.branch)
        : tr("Committed to %1 as %2.").arg(commit.branch, commit.file.commit.left(7));
    std::vector<views::FileNotices::Choice> choices;
    const auto offer = [this, &choices](const QString& text, const QUrl& url) {
        if (!url.isEmpty())
            choices.push_back({.text = text, .run = [this, url] { Q_EMIT m_window.browserRequested(url); }});
    };
    if (commit.pull)
        offer(tr("Open pull request %1").arg(commit.pull->number), commit.pull->webUrl);
    offer(tr("Open the commit"), commit.file.webUrl);
    if (commit.pullTrouble)
        there->notices().say(Matter::Saving, Kind::Warning,
                             what + u' ' + tr("The pull request is not open: %1").arg(commit.pullTrouble->what),
                             commit.pullTrouble->advice, std::move(choices));
    else
        there->notices().say(
            Matter::Saving, Kind::Info, what,
            commit.pull
                ? tr("Pull request %1 asks to merge it into %2.").arg(commit.pull->number).arg(commit.pull->base)
                : QString(),
            std::move(choices));
}

void RemoteFilesSide::refused(const editing::DocumentKey& key, const monitor::CommitRefusal& refusal,
                              const QPointer<views::CommitSheet>& sheet)
{
    if (refusal.error.kind == core::ErrorKind::Cancelled)
        return;
    if (refusal.why == Why::FileChanged && refusal.theirs) {
        if (sheet)
            sheet->reject();
        else if (views::EditorPage* there = page(key))
            there->cancelSaving();
        merge(key, *refusal.theirs);
        return;
    }
    if (refusal.why == Why::FileRemoved)
        m_removed.insert(key.digest());
    if (!sheet) {
        if (views::EditorPage* there = page(key))
            there->showSaveError(refusal.error);
        return;
    }
    sheet->setUnderWay(false);
    if (refusal.why == Why::BranchProtected)
        sheet->showProtected(refusal.error);
    else if (refusal.why == Why::FileRemoved)
        sheet->showRemoved(refusal.error);
    else
        sheet->showError(refusal.error);
}

void RemoteFilesSide::merge(const editing::DocumentKey& key, const core::RepositoryFile& theirs)
{
    views::EditorPage* there = page(key);
    const auto base = m_bases.constFind(key.digest());
    if (!there || !there->isOpen() || base == m_bases.cend())
        return;
    const auto before = editing::TextFile::read(base->bytes);
    const auto other = editing::TextFile::read(theirs.bytes);
    if (!before || !other || other->obstacle) {
        there->showSaveError(!other ? other.error() : other->obstacle.value_or(core::Error()));
        return;
    }
    const editing::TextFile mine = there->editor().file();
    const editing::ThreeWayMerge merge(before->text, there->editor().text(), other->text);
    auto* view = new views::MergeView(key.fileName(), there->editor().text(), merge, m_editor.window());
    connect(view, &QDialog::rejected, this, [this, key, theirs] { sayBothChanged(key, theirs); });
    connect(view, &views::MergeView::merged, this, [=, this, from = *before, to = *other](const QString& text) {
        views::EditorPage* now = page(key);
        if (!now)
            return;
        setBase(key, theirs.bytes, theirs.sha);
        now->rebase(theirs.bytes, editing::mergedFile(from, mine, to, text).write(text));
        if (now->isModified())
            now->save();
        else
            now->notices().say(Matter::Saving, Kind::Info, tr("%1 has all of your text already.").arg(key.branch), {});
    });
    view->open();
}

} // namespace signalbox::gui
