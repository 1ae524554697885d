"""What only the frozen program needs: its PyInstaller spec, its start and the licences it must carry."""
