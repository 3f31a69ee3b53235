package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"merit/pkg/evidence"
	"merit/pkg/framework"
	"merit/pkg/lint"
	"merit/pkg/source"
)

// settingsName is the name of a settings file.
const settingsName = ".merit.yaml"

// settled is what holds for the files of a folder: the settings found nearest
// above it, and the frameworks that go with them.
type settled struct {
	*lint.Settings // never nil
	dir            string
	library        *library
	framework      *framework.Framework // for files that name none
	level          string
	err            error // why the settings cannot be used
}

// A settler finds and keeps settings by folder.
type settler struct {
	mutex   sync.Mutex
	folders map[string]*settled // by folder, as it is given and absolute
}

// settings gives what holds for a folder: the nearest settings file upwards, not
// above the folder that holds .git.
func (a *app) settings(folder string) *settled {
	a.settler.mutex.Lock()
	defer a.settler.mutex.Unlock()
	if known := a.settler.folders[folder]; known != nil {
		return known
	}
	if a.settler.folders == nil {
		a.settler.folders = map[string]*settled{}
	}
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return &settled{Settings: &lint.Settings{}, err: err}
	}
	a.settler.folders[folder] = a.nearest(absolute)
	return a.settler.folders[folder]
}

func (a *app) nearest(folder string) *settled {
	if known := a.settler.folders[folder]; known != nil {
		return known
	}
	var found *settled
	_, err := os.Lstat(filepath.Join(folder, settingsName))
	_, git := os.Lstat(filepath.Join(folder, ".git"))
	switch parent := filepath.Dir(folder); {
	case err == nil:
		found = a.readSettings(folder)
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR): // reading the file says what is no folder
		found = &settled{Settings: &lint.Settings{}, err: about(settingsIn(folder), err)}
	case git == nil, parent == folder:
		found = &settled{Settings: &lint.Settings{}}
		found.library, found.err = newLibrary(a.frameworksDir)
	default:
		found = a.nearest(parent)
	}
	a.settler.folders[folder] = found
	return found
}

// settingsIn names the settings file of a folder from the working folder.
func settingsIn(folder string) string {
	path := filepath.Join(folder, settingsName)
	if working, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(working, path); err == nil {
			return relative
		}
	}
	return path
}

// readSettings reads the settings file in a folder.
func (a *app) readSettings(folder string) *settled {
	s := &settled{Settings: &lint.Settings{}, dir: folder}
	path := settingsIn(folder)
	file, err := source.Read(path, source.Data)
	if err != nil {
		s.err = err
		return s
	}
	settings, problems := lint.ParseSettings(file)
	if len(problems) > 0 {
		s.err = &source.Broken{File: file, Problems: problems}
		return s
	}
	s.Settings = settings
	own := settings.Frameworks.Value
	if own != "" && !filepath.IsAbs(own) {
		own = filepath.Join(filepath.Dir(path), own)
	}
	if s.library, s.err = newLibrary(own, a.frameworksDir); s.err != nil {
		return s
	}
	if settings.Framework.Value == "" {
		return s
	}
	if s.framework, err = s.library.find(settings.Framework.Value); err != nil {
		s.err = at(file, settings.Framework, err)
	} else if s.level, err = level(s.framework, settings.Level.Value); err != nil {
		s.err = at(file, settings.Level, err)
	}
	return s
}

// at gives an error the place of the value that it is about.
func at(file *source.File, value source.Text, err error) error {
	line, column := file.Position(value.Span.Start)
	return fmt.Errorf("%s:%d:%d: %w", file.Path, line, column, err)
}

// relative gives a file's path from the settings' folder.
func (s *settled) relative(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	relative, err := filepath.Rel(s.dir, absolute)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(relative)
}

// options are how a file is read: what the flags say, else the settings.
func (s *settled) options(r *reading) evidence.Options {
	o := evidence.Options{Find: s.library.find, Framework: r.framework, Level: r.level, Limit: r.limit, Profile: r.profile, SettingsLimit: s.Limit, Unit: s.Answer.Value}
	if o.Framework == nil {
		o.Framework, o.Level = s.framework, s.level
	}
	return o
}

// checks are what the rules need to know beside a file.
func (s *settled) checks(r *reading, in input) lint.Options {
	o := lint.Options{Today: r.today}
	if s.Settings.Path != "" {
		o.Settings, o.Path = s.Settings, s.relative(in.path)
	}
	return o
}
